import { rewrite as rewriteImage } from '../../../reference/writer/rewrite.js';
import type { FileInput } from '../input.js';
import { withImage } from './file.js';
import { reject, type Report } from './target.js';

/** Decode and encode: the bytes are those of the file, whatever they are. */
export function rewrite(input: FileInput, report: Report): unknown {
  const rewritten = withImage(input, report, (image) => rewriteImage(image, (_part, error) => reject(report, error)));
  if (rewritten !== undefined && !Buffer.from(rewritten.bytes.buffer, rewritten.bytes.byteOffset, rewritten.bytes.length).equals(input.bytes)) {
    report.wrong('the bytes are not those of the file');
  }
  return rewritten;
}
