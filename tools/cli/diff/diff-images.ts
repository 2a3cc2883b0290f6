import { R2RError } from '../../../reference/errors.js';
import type { Image } from '../../../reference/image/image.js';
import type { CompiledMethod } from '../../../reference/names/compiled-methods.js';
import type { Problem } from '../dump-format.js';
import { problemText } from '../problems.js';
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
  /** Native code byte by byte. */
  readonly code: boolean;
}

/** How two images with different bytes differ. */
export interface ImageDifference {
  /** Undefined if the bytes differ only where the model has none. */
  readonly first: FieldDifference | undefined;
  readonly groups: readonly ChangeGroup[];
}

/** Compares two images by what they say, not by where it stands; what cannot be read of one is said, and the rest goes on. */
export function diffImages(a: Image, b: Image, { addresses, detail, code }: DiffOptions, problem: Problem): ImageDifference {
  const [before, after] = [new Side(a, addresses, problem), new Side(b, addresses, problem)];
  const groups = [
    ...guarded('image', problem, () => [{ name: 'image', ...pairedChanges(imageFacts(before), imageFacts(after), factChanges) }]),
    ...guarded('sections', problem, () => [{ name: 'sections', ...pairedChanges(directory(before), directory(after), sizeChange) }]),
    ...guarded('methods', problem, () => [methodChanges(before, after, detail, code)]),
    ...guarded('contents of sections', problem, () => sectionChanges(before, after)),
  ];
  return { first: firstDifference(a, b), groups: groups.filter(({ changes }) => changes.length > 0) };
}

function methodChanges(before: Side, after: Side, detail: boolean, code: boolean): ChangeGroup {
  const comparison = new MethodComparison(before, after, detail, code);
  const sizeOf = (method: CompiledMethod): string => codeSizeText(method.image === before.image ? before : after, method);
  return { name: 'methods', ...pairedChanges(before.methods(), after.methods(), (one, other) => comparison.changes(one, other), sizeOf) };
}

function* guarded(what: string, problem: Problem, groups: () => Iterable<ChangeGroup>): Iterable<ChangeGroup> {
  try {
    yield* groups();
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    problem(`${what}: ${problemText(error)}`);
  }
}
