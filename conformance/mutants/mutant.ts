/** One slip in one file of the reference. */
export interface Mutant {
  /** Stable: results and reasons name it. */
  id: string;
  /** Of the seeded ones the name of their file, of the drawn ones the operator. */
  group: string;
  /** Relative to the package, for example `reference/io/cursor.ts`. */
  file: string;
  /** Where the changed text stands in the file, half open. */
  start: number;
  end: number;
  replacement: string;
  /** For people: what is changed, `< -> <=`, or what the slip means. */
  says: string;
  /** The requirement, trap or rule that the slip breaks; unknown of the drawn ones. */
  breaks?: string;
}

/** The mutants cannot be made as they are written down. The message is one line for people. */
export class MutantError extends Error {}

/** The file's text with the slip in it. */
export function mutated(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
