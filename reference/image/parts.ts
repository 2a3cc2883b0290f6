import { R2RError } from '../errors.js';
import type { Image } from './image.js';

/** Parts of an image that are read one by one, by name. */
export type Parts<T> = Readonly<Record<string, (image: Image) => Iterable<T>>>;

/** Is told of each part that breaks off. */
export type PartProblem = (part: string, error: R2RError) => void;

/** What the parts of an image have, which may be damaged: of a part that breaks off, what was read of it. */
export function* readableParts<T>(image: Image, parts: Parts<T>, problem: PartProblem): Iterable<T> {
  for (const [part, read] of Object.entries(parts)) {
    try {
      yield* read(image);
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      problem(part, error);
    }
  }
}
