import { R2RError } from '../../errors.js';
import { ModuleIndices } from '../../image/module-index.js';
import { ByteCursor } from '../../io/cursor.js';
import { readCompressedUnsigned } from '../../signatures/compressed.js';
import { givenModuleIndices } from './given.js';
import type { Kind } from './kind.js';

export const moduleIndexKind: Kind = ({ context, given }) => {
  const modules = givenModuleIndices(given);
  if (modules === undefined) return 'a module index without what it is an index of';
  const cursor = new ByteCursor(context.space.bytes, 0, undefined, 'signature');
  const index = readCompressedUnsigned(cursor);
  const module = new ModuleIndices(context.version, modules.composite, modules.ilAssemblyRefs, modules.manifestAssemblyRefs).resolve(index);
  if (module === undefined) throw new R2RError('signature.module-index', `module index ${index} stands for nothing`, { range: cursor.rangeFrom(0) });
  return { value: { Index: index, Module: module.kind, Row: 'rid' in module ? module.rid : undefined }, end: cursor.offset };
};
