import type { Kind, Vector } from '../../../conformance/contract/protocol.js';
import { readKinds, vectorsWith } from '../suite/corpus-files.js';
import type { FactsMap } from '../../spec-machine/facts-map.js';
import { readFactsMap } from '../suite/facts-map.js';
import { readSpecFiles, type SpecFiles } from '../suite/spec-files.js';

/** What one thing of the suite is. */
export interface Explanation {
  /** `requirement`, `error code`, `constant`, ... */
  is: string;
  name: string;
  says: string;
  /** Label and text, or several texts. Nothing is left out silently: a label that is missing does not apply. */
  details: Record<string, string | string[]>;
}

/** Where the things of the suite are looked up. Corpus, kinds and the map of the facts are read when they are asked for. */
export class Book {
  readonly spec: SpecFiles = readSpecFiles();
  private knownKinds?: Record<string, Kind>;
  private knownFacts?: FactsMap;

  get kinds(): Record<string, Kind> {
    return (this.knownKinds ??= readKinds());
  }

  get facts(): FactsMap {
    return (this.knownFacts ??= readFactsMap());
  }

  /** The vectors whose JSON holds one of the texts. */
  vectorsWith(texts: readonly string[]): Vector[] {
    return vectorsWith(texts);
  }
}

/** The names that a person may give for something, whatever their case. */
export function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** The details that say something. */
export function details(all: Record<string, string | string[] | undefined>): Explanation['details'] {
  const said = Object.entries(all).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined && entry[1].length > 0);
  return Object.fromEntries(said);
}
