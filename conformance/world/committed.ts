import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imagesFolder } from './paths.js';

/** What a program did. */
export interface RecordedRun {
  /** The build of the framework. */
  framework: string;
  stdout: string;
  /** The negative of its number, if a signal ended the process. */
  exitCode: number;
}

/** One object of `conformance/images/manifest.json`: how an image was made. Paths are relative to conformance/images. */
export interface CommittedImage {
  path: string;
  sha256: string;
  size: number;
  /** Version of the compiler package. */
  crossgen2: string;
  os: string;
  arch: string;
  /** The command line; `<il>`, `<framework>`, `<crossgen2>` and `<out>` stand for folders. */
  options: string[];
  /** Which framework build was referenced; null if none was. */
  references: 'linux-x64' | 'win-x64' | null;
  r2rVersion: string;
  inputs: string[];
  /** The composite that owns this component. */
  componentOf?: string;
  /** The compiler's symbol map; a component has none of its own. */
  map?: string;
  /** What the program did on the framework of the SDK, and on the one that it was compiled against. */
  run?: RecordedRun;
  runExact?: RecordedRun;
  /** The perf map written beside the image; its option is not among `options`. */
  perfmap?: string;
}

export function listCommittedImages(): CommittedImage[] {
  return JSON.parse(readFileSync(join(imagesFolder, 'manifest.json'), 'utf8'));
}

/** The third party's dump of an image, relative to conformance/images. */
export function dumpOf(image: CommittedImage): string {
  return `dumps/${image.path.slice('img/'.length, -'.dll'.length)}.json.gz`;
}
