import { R2RError } from '../../../reference/errors.js';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { relayout as layOut } from '../../../reference/writer/relayout/relayout.js';
import type { FileInput } from '../input.js';
import { surroundingsOf, withImage } from './file.js';
import type { Report } from './target.js';

/** Another layout: what it makes of a broken image can still be opened. */
export function relayout(input: FileInput, report: Report): unknown {
  const relaid = withImage(input, report, (image) => layOut(image, input.variant));
  if (relaid === undefined) return undefined;
  try {
    openImage(openFile(relaid.bytes, input.name), surroundingsOf(input));
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    report.wrong(`what it wrote cannot be opened: ${error.code}`);
  }
  return relaid;
}
