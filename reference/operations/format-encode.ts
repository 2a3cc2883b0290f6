import type { Answer, Context, EncodeInput } from '../../conformance/contract/protocol.js';
import { answer } from './answer.js';
import { ENCODINGS } from './encodings/index.js';

/** `format.encode`: the value of one structure -> its bytes. */
export function formatEncode({ kind, value }: EncodeInput, context: Context): Answer {
  const encode = ENCODINGS.get(kind);
  if (encode === undefined) return { unsupported: `kind ${kind}` };
  return answer(() => {
    const encoded = encode(value, context);
    return typeof encoded === 'string' ? { unsupported: encoded } : { accepted: { bytes: Buffer.from(encoded.bytes).toString('base64'), size: encoded.size } };
  });
}
