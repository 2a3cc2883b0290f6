import { ByteCursor } from '../../io/cursor.js';
import { signatureContext, type SignatureContext } from '../../signatures/context.js';
import { givenRowCount } from './given.js';
import type { Kind, KindInput } from './kind.js';
import { moduleIndicesOf } from './module-indices.js';

/** A kind whose bytes are one signature of the referencing module. */
export function signatureKind(read: (cursor: ByteCursor, context: SignatureContext) => unknown): Kind {
  return (input) => {
    const { bytes } = input.context.space;
    const cursor = new ByteCursor(bytes, 0, bytes.length, 'signature');
    const value = read(cursor, signatureContextOf(input));
    return { value, end: cursor.offset };
  };
}

/** What the signatures of a request are read with. */
export function signatureContextOf(input: KindInput): SignatureContext {
  return {
    ...signatureContext(input.context, 0, moduleIndicesOf(input)),
    rowCount: (module, table) => (module === 0 ? givenRowCount(input.given, table) : undefined),
  };
}
