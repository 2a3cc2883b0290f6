import { verifyFile } from '../../../reference/verify/verify.js';
import type { FileInput } from '../input.js';
import { orReported, surroundingsOf } from './file.js';
import type { Report } from './target.js';

/** What is wrong in a file: to say it is no rejection, and nothing that is said may lie outside of it. */
export function verify(input: FileInput, report: Report): unknown {
  const findings = orReported(report, () => verifyFile(input.bytes, input.name, surroundingsOf(input)));
  const length = input.around === undefined ? input.bytes.length : Infinity;
  for (const { requirement, range } of findings ?? []) {
    if (range !== undefined && !(range.start >= 0 && range.start <= range.end && range.end <= length)) report.wrong(`${requirement} at ${range.start} to ${range.end} of ${length}`);
  }
  return findings;
}
