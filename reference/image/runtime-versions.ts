import type { FormatVersion } from './versions.js';

/** Which major versions of the format a runtime accepts, both ends included. It never looks at the minor version. */
export interface RuntimeVersions {
  /** The products, or the format version that the runtime itself writes where no product could be tied to it. */
  readonly runtime: string;
  readonly oldestMajor: number;
  readonly newestMajor: number;
}

/**
 * r2r-format 1. .NET 5 to 7 are missing: which versions their runtimes accept is not known. What else a runtime asks of an
 * image (machine, operating system, module version ids) is no matter of versions.
 */
export const RUNTIME_VERSIONS: readonly RuntimeVersions[] = [
  { runtime: '.NET Core 2.x', oldestMajor: 0, newestMajor: 2 },
  { runtime: '.NET Core 3.x', oldestMajor: 3, newestMajor: 3 },
  { runtime: 'the runtime of R2R 4.1', oldestMajor: 3, newestMajor: 4 },
  { runtime: 'the runtime of R2R 6.0', oldestMajor: 6, newestMajor: 6 },
  { runtime: '.NET 8', oldestMajor: 9, newestMajor: 9 },
  { runtime: '.NET 9', oldestMajor: 10, newestMajor: 10 },
  { runtime: '.NET 10', oldestMajor: 16, newestMajor: 16 },
  { runtime: 'the runtime of R2R 26', oldestMajor: 26, newestMajor: 26 },
];

/** The runtimes that accept images of a version; empty if none is known. */
export function runtimesFor(version: FormatVersion): string[] {
  return RUNTIME_VERSIONS.filter(({ oldestMajor, newestMajor }) => version.major >= oldestMajor && version.major <= newestMajor).map(
    ({ runtime }) => runtime,
  );
}
