import { ModuleIndices } from '../../image/module-index.js';
import { givenModuleIndices } from './given.js';
import type { KindInput } from './kind.js';

/** What the module indices of the image stand for, as far as the context says it. */
export function moduleIndicesOf({ context, given }: KindInput): ModuleIndices | undefined {
  const indices = givenModuleIndices(given);
  return indices && new ModuleIndices(context.version, indices.composite, indices.ilAssemblyRefs, indices.manifestAssemblyRefs);
}
