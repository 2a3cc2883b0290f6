import { R2RError } from '../../../reference/errors.js';
import { openImage, type Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { FileSet } from '../../../reference/image/surroundings.js';
import type { FileInput } from '../input.js';
import { filesAround } from '../seeds.js';
import { reject, type Report } from './target.js';

/** The files beside the input's, if it is one of several. */
export function surroundingsOf({ around, name }: FileInput): FileSet | undefined {
  return around === undefined ? undefined : new FileSet(filesAround(around, name));
}

/** What `use` makes of the image; undefined if there is none in the file or one of the steps rejects it. */
export function withImage<T>(input: FileInput, report: Report, use: (image: Image) => T): T | undefined {
  return orReported(report, () => {
    const file = openFile(input.bytes, input.name);
    return file.kind === 'not-r2r' ? undefined : use(openImage(file, surroundingsOf(input)));
  });
}

/** The value, or undefined if making it throws an R2RError, which is reported. */
export function orReported<T>(report: Report, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    reject(report, error);
    return undefined;
  }
}
