import { R2RError } from '../../../reference/errors.js';
import { buildImage } from '../../../reference/build/build.js';
import type { ModelInput } from '../input.js';
import type { Report } from './target.js';

/** Model -> image. The ranges of what is refused are those of the image that the model would give. */
export function build({ value, unchecked }: ModelInput, report: Report): unknown {
  try {
    return buildImage(value, { unchecked });
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    report.rejected(error.code, undefined);
    return undefined;
  }
}
