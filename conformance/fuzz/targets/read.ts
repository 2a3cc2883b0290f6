import { readEverything, WAYS } from '../everything.js';
import type { FileInput } from '../input.js';
import { surroundingsOf } from './file.js';
import { reject, type Report } from './target.js';

/** Everything that the reader knows of a file. */
export function read(input: FileInput, report: Report): unknown {
  return readEverything(input.bytes, input.name, surroundingsOf(input), input.variant % WAYS, (error) => reject(report, error));
}
