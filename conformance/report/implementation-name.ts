import type { RunRecord } from '../runner/results.js';

/** Who was tested, with the version if it has one. */
export function implementationName({ implementation: { name, version } }: RunRecord): string {
  return version === undefined ? name : `${name} ${version}`;
}
