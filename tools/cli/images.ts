import { Option } from 'commander';
import { Image } from '../../reference/image/image.js';
import { openFile } from '../../reference/image/open.js';
import type { Problem } from './dump-format.js';
import { complain, EXIT } from './exit-codes.js';
import { findFiles, readBytes, statsOf, type InputFile } from './files.js';
import { CannotWrite } from './output.js';
import { whyUnreadable } from './problems.js';
import { Progress } from './progress.js';
import { Folders } from './surroundings.js';

/** An option that can be given several times. */
export function repeatable(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

export function referenceOption(): Option {
  return new Option('--reference <place>', 'folder or file with assemblies that the image refers to; can be repeated')
    .argParser(repeatable)
    .default([], 'only the folder of the image');
}

export interface ImageRun {
  readonly files: readonly InputFile[];
  /** Folders and files in which references are looked up before the image's own folder. */
  readonly references: readonly string[];
  /** False if what is written to the terminal shows how far the run is. */
  readonly withProgress: boolean;
}

/** The files that arguments name; says which of these, and which references, do not exist. */
export async function filesToRead(args: readonly string[], references: readonly string[]): Promise<InputFile[]> {
  const { files, problems } = await findFiles(args);
  for (const problem of problems) complain(problem, EXIT.impossible);
  const lost = references.filter((place) => statsOf(place) === undefined);
  for (const place of lost) complain(`--reference=${place}: no such folder or file`, EXIT.impossible);
  return lost.length > 0 ? [] : files;
}

/** Opens one image after the other; what is none or cannot be read is said, and the run goes on. */
export async function forEachImage(
  { files, references, withProgress }: ImageRun,
  use: (image: Image, file: InputFile, problem: Problem) => Promise<void>,
): Promise<void> {
  const folders = new Folders(references);
  const progress = new Progress(withProgress ? files.length : 0);
  for (const file of files) {
    progress.begin(file.path);
    const problem: Problem = (sentence) => {
      progress.clear();
      complain(`${file.path}: ${sentence}`, EXIT.findings);
    };
    try {
      const opened = openFile(readBytes(file.path), file.name);
      if (opened.kind === 'not-r2r') problem(opened.sentence);
      else await use(new Image(opened, folders.around(file.path)), file, problem);
    } catch (error) {
      if (error instanceof CannotWrite) throw error;
      problem(whyUnreadable(error));
    }
  }
  progress.clear();
}
