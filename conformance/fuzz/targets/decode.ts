import type { DecodeInput } from '../../contract/protocol.js';
import { formatDecode } from '../../../reference/operations/format-decode.js';
import type { StructureInput } from '../input.js';
import type { Report } from './target.js';

/** `format.decode`, up to the text that would be sent. */
export function decode({ kind, bytes, size, context }: StructureInput, report: Report): string {
  const input: DecodeInput = { kind, bytes: Buffer.from(bytes).toString('base64'), ...(size !== undefined && { size }) };
  const answer = formatDecode(input, context);
  if ('rejected' in answer) report.rejected(answer.rejected.code ?? 'none', answer.rejected.range);
  return JSON.stringify(answer);
}
