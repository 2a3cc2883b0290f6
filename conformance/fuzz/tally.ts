import { isLarge } from './cases.js';
import { FAULT_KINDS, type Fault, type Outcome } from './examine.js';
import type { TargetName } from './input.js';

/** A fault, and how to see it again. */
export interface FoundFault {
  readonly fault: Fault;
  readonly seed: string;
  readonly size: number;
  /** The file that holds the input. */
  readonly saved: string;
}

export interface TargetCount {
  inputs: number;
  /** Without any rejection on the way. */
  accepted: number;
}

interface Extreme {
  amount: number;
  title: string;
}

/** What has been seen: plain data, so that it can be kept in a file, sent, and added up. */
export interface Tally {
  targets: Partial<Record<TargetName, TargetCount>>;
  /** How many inputs were rejected with each code. */
  codes: Record<string, number>;
  faults: FoundFault[];
  /** Inputs that need what is not there. */
  leftOut: number;
  files: number;
  /** In milliseconds; of small inputs and of large ones, which take their time. */
  slowest: { small: Extreme; large: Extreme };
  /** In bytes, an upper bound. */
  largest: Extreme;
}

/** The targets whose inputs are no whole files. */
const PARTS: readonly TargetName[] = ['decode', 'encode', 'build'];
const NOTHING: Extreme = { amount: 0, title: '' };

export function emptyTally(): Tally {
  return { targets: {}, codes: {}, faults: [], leftOut: 0, files: 0, slowest: { small: NOTHING, large: NOTHING }, largest: NOTHING };
}

export function count(tally: Tally, index: number, target: TargetName, seed: string, size: number, { codes, milliseconds, growth }: Outcome): void {
  const title = `${index}, ${target}, ${seed}, ${size} bytes`;
  const counted = (tally.targets[target] ??= { inputs: 0, accepted: 0 });
  counted.inputs++;
  if (codes.length === 0) counted.accepted++;
  if (!PARTS.includes(target)) tally.files++;
  for (const code of codes) tally.codes[code] = (tally.codes[code] ?? 0) + 1;
  const group = isLarge(index) ? 'large' : 'small';
  if (milliseconds > tally.slowest[group].amount) tally.slowest[group] = { amount: milliseconds, title };
  if (growth > tally.largest.amount) tally.largest = { amount: growth, title };
}

/** Adds what another run, or another part of this one, has seen. */
export function add(sum: Tally, other: Tally): void {
  for (const [name, { inputs, accepted }] of Object.entries(other.targets)) {
    const counted = (sum.targets[name as TargetName] ??= { inputs: 0, accepted: 0 });
    counted.inputs += inputs;
    counted.accepted += accepted;
  }
  for (const [code, times] of Object.entries(other.codes)) sum.codes[code] = (sum.codes[code] ?? 0) + times;
  sum.faults.push(...other.faults);
  sum.leftOut += other.leftOut;
  sum.files += other.files;
  sum.slowest = { small: larger(sum.slowest.small, other.slowest.small), large: larger(sum.slowest.large, other.slowest.large) };
  sum.largest = larger(sum.largest, other.largest);
}

function larger(one: Extreme, other: Extreme): Extreme {
  return other.amount > one.amount ? other : one;
}

export function inputsOf(tally: Tally): number {
  return Object.values(tally.targets).reduce((sum, { inputs }) => sum + inputs, 0);
}

/** What two faults have in common that are one: their kind and the place in the code, or what they were made from. */
export function placeOf({ kind, detail }: Fault, otherwise: string): string {
  const line = detail.split('\n').find((text) => text.trimStart().startsWith('at '));
  return `${kind} ${line?.trim() ?? (kind === 'rejection' ? detail.split(':')[0] : otherwise)}`;
}

/** One of each sort, the smallest. */
export function distinctFaults(faults: readonly FoundFault[]): (FoundFault & { times: number })[] {
  const sorts = new Map<string, FoundFault & { times: number }>();
  for (const found of faults) {
    const key = placeOf(found.fault, found.seed);
    const known = sorts.get(key);
    sorts.set(key, { ...(known === undefined || found.size < known.size ? found : known), times: (known?.times ?? 0) + 1 });
  }
  return [...sorts.values()];
}

/** The table at the end of a run. @param known all error codes */
export function* tallyText(tally: Tally, known: readonly string[]): Iterable<string> {
  yield row(['target', 'inputs', 'accepted', 'rejected']);
  for (const [name, { inputs, accepted }] of Object.entries(tally.targets).sort()) yield row([name, String(inputs), String(accepted), String(inputs - accepted)]);
  yield `${inputsOf(tally)} inputs, ${tally.files} of them whole files`;
  yield `faults: ${FAULT_KINDS.map((kind) => `${tally.faults.filter(({ fault }) => fault.kind === kind).length} ${kind}`).join(', ')}`;
  yield* rejections(tally, known);
  for (const { amount, title } of [tally.slowest.small, tally.slowest.large]) yield `slowest: ${Math.round(amount)} ms (${title})`;
  yield `most memory (an upper bound): ${(tally.largest.amount / 1024 / 1024).toFixed(1)} MB (${tally.largest.title})`;
}

function* rejections({ codes }: Tally, known: readonly string[]): Iterable<string> {
  const seen = Object.entries(codes).sort(([, a], [, b]) => b - a);
  yield `rejected by code (${seen.length} of ${known.length} codes seen):`;
  for (const [code, times] of seen) yield `  ${code.padEnd(44)}${String(times).padStart(9)}`;
  const never = known.filter((code) => !Object.hasOwn(codes, code)).sort();
  if (never.length > 0) yield `never seen: ${never.join(', ')}`;
}

function row([name, ...numbers]: readonly string[]): string {
  return name.padEnd(12) + numbers.map((text) => text.padStart(12)).join('');
}
