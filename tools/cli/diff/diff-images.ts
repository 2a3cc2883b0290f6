import type { Image } from '../../../reference/image/image.js';
import type { Problem } from '../dump-format.js';
import { pairedChanges, type ChangeGroup } from './changes.js';
import { factChanges, imageFacts } from './image-facts.js';
import { firstDifference, type FieldDifference } from './first-difference.js';
import { codeSizeText, MethodComparison } from './method-changes.js';
import { directory, sectionChanges, sizeChange } from './section-changes.js';
import { Side } from './side.js';

export interface DiffOptions {
  /** Where things lie counts, too. */
  readonly addresses: boolean;
  /** Every line of unwind data, GC info and debug info. */
  readonly detail: boolean;
}

/** How two images with different bytes differ. */
export interface ImageDifference {
  /** Undefined if the bytes differ only where the model has none: native code, fill. */
  readonly first: FieldDifference | undefined;
  readonly groups: readonly ChangeGroup[];
}

/** Compares two images by what they say, not by where it stands. @throws R2RError if the tables of one cannot be read */
export function diffImages(a: Image, b: Image, { addresses, detail }: DiffOptions, problem: Problem): ImageDifference {
  const [before, after] = [new Side(a, addresses, problem), new Side(b, addresses, problem)];
  const methods = new MethodComparison(before, after, detail);
  // Of those that came the size is asked of their own image.
  const groups: ChangeGroup[] = [
    { name: 'image', ...pairedChanges(imageFacts(before), imageFacts(after), factChanges) },
    { name: 'sections', ...pairedChanges(directory(before), directory(after), sizeChange) },
    {
      name: 'methods',
      ...pairedChanges(
        before.methods(),
        after.methods(),
        (one, other) => methods.changes(one, other),
        (method) => codeSizeText(method.image === a ? before : after, method),
      ),
    },
    ...sectionChanges(before, after),
  ];
  return { first: firstDifference(a, b), groups: groups.filter(({ changes }) => changes.length > 0) };
}
