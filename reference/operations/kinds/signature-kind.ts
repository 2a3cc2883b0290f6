import { ModuleIndices } from '../../image/module-index.js';
import { ByteCursor } from '../../io/cursor.js';
import { signatureContext, type SignatureContext } from '../../signatures/context.js';
import { givenModuleIndices, givenRowCount } from './given.js';
import type { Kind, KindInput } from './kind.js';

/** A kind whose bytes are one signature of the referencing module. */
export function signatureKind(read: (cursor: ByteCursor, context: SignatureContext) => unknown): Kind {
  return (input) => {
    const { bytes } = input.context.space;
    const cursor = new ByteCursor(bytes, 0, bytes.length, 'signature');
    const value = read(cursor, contextOf(input));
    return { value, end: cursor.offset };
  };
}

function contextOf({ context, given }: KindInput): SignatureContext {
  const indices = givenModuleIndices(given);
  return {
    ...signatureContext(context, 0, indices && new ModuleIndices(context.version, indices.composite, indices.ilAssemblyRefs, indices.manifestAssemblyRefs)),
    rowCount: (module, table) => (module === 0 ? givenRowCount(given, table) : undefined),
  };
}
