import type { EncodedBytes } from '../../contract/protocol.js';
import { formatDecode } from '../../../reference/operations/format-decode.js';
import { formatEncode } from '../../../reference/operations/format-encode.js';
import type { ValueInput } from '../input.js';
import type { Report } from './target.js';

/** `format.encode`: what is written can be read. */
export function encode({ kind, value, context }: ValueInput, report: Report): unknown {
  const answer = formatEncode({ kind, value }, context);
  if ('rejected' in answer) report.rejected(answer.rejected.code ?? 'none', undefined);
  if (!('accepted' in answer)) return [answer];
  const { bytes, size } = answer.accepted as EncodedBytes;
  const back = formatDecode({ kind, bytes, size }, context);
  if ('rejected' in back) report.wrong(`wrote ${Buffer.from(bytes, 'base64').toString('hex')}, which it rejects itself: ${back.rejected.code}`);
  return [answer, back];
}
