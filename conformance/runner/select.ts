import type { Identity } from '../contract/protocol.js';
import type { Corpus, CorpusVector } from './corpus.js';

export interface Selection {
  /** Patterns of vector ids; `*` stands for any characters, `?` for one. Empty: all. */
  only: string[];
  /** Areas of the corpus. Empty: all. */
  area: string[];
}

/** The vectors that match, in the order of the corpus. */
export function select(corpus: Corpus, { only, area }: Selection): CorpusVector[] {
  const patterns = only.map(globPattern);
  return corpus.vectors.filter(
    (vector) =>
      (area.length === 0 || area.includes(vector.area)) &&
      (patterns.length === 0 || patterns.some((pattern) => pattern.test(vector.id))),
  );
}

/** A selection as the stream of results has it: only what was asked for. */
export function selectionRecord({ only, area }: Selection): Record<string, string[]> {
  return Object.fromEntries(Object.entries({ only, area }).filter(([, values]) => values.length > 0));
}

function globPattern(glob: string): RegExp {
  const escaped = glob.replace(/[\\^$.|+()[\]{}]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 's');
}

/**
 * Why an implementation need not be asked: the vector's operation, version or target is none that it names.
 * Undefined if it has to answer.
 */
export function outOfScope(vector: CorpusVector, implementation: Identity & { operations: string[] }): string | undefined {
  const { formatVersion, machine, os } = vector.context;
  if (!implementation.operations.includes(vector.operation)) return `no operation ${vector.operation}`;
  const { formatVersions, targets } = implementation;
  if (formatVersions && formatVersion !== undefined && !formatVersions.some((range) => inRange(formatVersion, range))) {
    return `not among its R2R versions: ${formatVersion}`;
  }
  if (targets && machine !== undefined && !targets.some((target) => covers(target, machine, os))) {
    return `not among its targets: ${machine}${os === undefined ? '' : `/${os}`}`;
  }
  return undefined;
}

/** @param target a machine, or machine and operating system; where the vector leaves that open, any will do */
function covers(target: string, machine: string, os: string | undefined): boolean {
  return target === machine || target === `${machine}/${os}` || (os === undefined && target.startsWith(`${machine}/`));
}

/** @param range `16.0`, `16` (every minor version of it), or `2.1..16` (both ends included) */
function inRange(version: string, range: string): boolean {
  const [first, last = first] = range.split('..');
  return order(version, first) >= 0 && order(version, last) <= 0;
}

/** The sign says which version comes first; one without a minor version equals all of its major version. */
function order(left: string, right: string): number {
  const [[leftMajor, leftMinor], [rightMajor, rightMinor]] = [left, right].map((text) => text.split('.').map(Number));
  if (leftMajor !== rightMajor) return leftMajor - rightMajor;
  return leftMinor === undefined || rightMinor === undefined ? 0 : leftMinor - rightMinor;
}
