import type { Image } from '../../reference/image/image.js';

export const FORMATS = ['text', 'json', 'facts', 'none'] as const;
export type Format = (typeof FORMATS)[number];

/** What `r2r dump` was asked. */
export interface DumpOptions {
  readonly format: Format;
  /** Names or numbers of sections; none means all. */
  readonly section: readonly string[];
  readonly method?: string;
  readonly type?: string;
  readonly hex?: true;
  /** Folders and files. */
  readonly reference: readonly string[];
  readonly output?: string;
  readonly blobs: boolean;
}

/** Is told in one line what could not be read, or is not there. */
export type Problem = (sentence: string) => void;

/** Makes the text of an image, in pieces. `path` is how the user knows it. */
export type DumpFormat = (image: Image, options: DumpOptions, problem: Problem, path: string) => Iterable<string>;
