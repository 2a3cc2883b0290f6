import type { Context, Identity } from '../contract/protocol.js';
import type { CorpusVector } from './corpus.js';

/**
 * Why an implementation need not be asked: the vector's operation, version or target is none that it names.
 * Undefined if it has to answer.
 */
export function outOfScope(vector: CorpusVector, implementation: Identity & { operations: string[] }): string | undefined {
  const { formatVersion, machine, os } = vector.context;
  if (!implementation.operations.includes(vector.operation)) return `no operation ${vector.operation}`;
  const { formatVersions, targets } = implementation;
  if (formatVersions && formatVersion !== undefined && !formatVersions.some((range) => holdsForVersion(vector.context, range))) {
    return `not among its R2R versions: ${formatVersion}`;
  }
  if (targets && machine !== undefined && !targets.some((target) => holdsForTarget(vector.context, target))) {
    return `not among its targets: ${machine}${os === undefined ? '' : `/${os}`}`;
  }
  return undefined;
}

/** What names no machine holds for every target, what names no system for every one on its machine. @param target `AMD64` or `AMD64/Linux` */
export function holdsForTarget({ machine, os }: Context, target: string): boolean {
  if (machine === undefined) return true;
  return target === machine || target === `${machine}/${os}` || (os === undefined && target.startsWith(`${machine}/`));
}

/** What names no version holds for all. @param range `16.0`, `16` (every minor version of it), or `2.1..16` (both ends included) */
export function holdsForVersion({ formatVersion }: Context, range: string): boolean {
  if (formatVersion === undefined) return true;
  const [first, last = first] = range.split('..');
  return order(formatVersion, first) >= 0 && order(formatVersion, last) <= 0;
}

/** The sign says which version comes first; one without a minor version equals all of its major version. */
function order(left: string, right: string): number {
  const [[leftMajor, leftMinor], [rightMajor, rightMinor]] = [left, right].map((text) => text.split('.').map(Number));
  if (leftMajor !== rightMajor) return leftMajor - rightMajor;
  return leftMinor === undefined || rightMinor === undefined ? 0 : leftMinor - rightMinor;
}
