import type { Answer, Context, DecodeInput } from '../../conformance/contract/protocol.js';
import { answer } from './answer.js';
import { KINDS } from './kinds/index.js';
import { readContext } from './read-context.js';

/** `format.decode`: bytes of one structure -> its value. */
export function formatDecode(input: DecodeInput, context: Context): Answer {
  const kind = KINDS.get(input.kind);
  if (kind === undefined) return { unsupported: `kind ${input.kind}` };
  const bytes = new Uint8Array(Buffer.from(input.bytes, 'base64'));
  const read = readContext(bytes, context);
  if (typeof read === 'string') return { unsupported: read };
  return answer(() => {
    const decoded = kind({ context: read, size: input.size ?? bytes.length, given: context });
    return typeof decoded === 'string' ? { unsupported: decoded } : { accepted: decoded };
  });
}
