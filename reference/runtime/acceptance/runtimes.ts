import type { RuntimeProfile } from '../../../conformance/contract/acceptance.js';
import { RUNTIME_VERSIONS, type RuntimeVersions } from '../../image/runtime-versions.js';
import { has } from '../../image/versions.js';

/** The runtime of a profile; undefined for one whose window is not known. */
export function runtimeOf({ version }: RuntimeProfile): RuntimeVersions | undefined {
  const [major, minor] = version.split('.');
  const names = [`.NET ${major}`, `.NET Core ${major}.${minor}`, `.NET Core ${major}.x`, `the runtime of R2R ${version}`, `the runtime of R2R ${major}`];
  return RUNTIME_VERSIONS.find(({ runtime }) => names.includes(runtime));
}

export function acceptsMajor(profile: RuntimeProfile, majorVersion: number): boolean {
  const runtime = runtimeOf(profile);
  return runtime !== undefined && majorVersion >= runtime.oldestMajor && majorVersion <= runtime.newestMajor;
}

/** Whether it knows the header flags for what was stripped. */
export function knowsStripped(profile: RuntimeProfile): boolean {
  const runtime = runtimeOf(profile);
  return runtime !== undefined && has({ major: runtime.newestMajor, minor: 0 }, 'strippedFlags');
}
