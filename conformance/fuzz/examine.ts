import { ERROR_CODES } from '../../reference/error-codes.js';
import { sizeAskedFor, sizeOf, type FuzzInput } from './input.js';
import { bytesKept, heapUsed, heapUsedOfLate } from './live-heap.js';
import { TARGETS } from './targets/index.js';
import type { Report, Target } from './targets/target.js';

/** What went wrong: the acceptance criteria of the reference, one a kind. */
export const FAULT_KINDS = ['crash', 'hang', 'memory', 'rejection', 'wrong'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

export interface Outcome {
  readonly fault?: Fault;
  /** The codes of the rejections on the way. */
  readonly codes: readonly string[];
  /** Of processor time: what else the machine does is no fault of the reference. */
  readonly milliseconds: number;
  /** Bytes that the answers keep alive; an upper bound as long as that is below the limit. */
  readonly growth: number;
}

const MEGABYTE = 1024 * 1024;
/** What takes longer is done again between collections: only then is it known what it keeps. */
const QUICK_MS = 1;
/** Lines of the stack of a crash. */
const STACK = 12;

/** A second for an input, and as much again for each megabyte of it: describing all of a whole framework takes its time. */
function timeLimit(size: number): number {
  return 1000 * (1 + size / MEGABYTE);
}

function memoryLimit(size: number): number {
  return 16 * MEGABYTE + 20 * size;
}

/**
 * Gives an input to its target. A fault of time or memory counts only if it comes again: a collection may have come between.
 * @param limit in milliseconds
 */
export function examine(input: FuzzInput, target: Target = targetOf(input), limit: number = timeLimit(sizeOf(input))): Outcome {
  const outcome = examineFor(input, target, limit);
  return outcome.fault?.kind === 'crash' && Error.stackTraceLimit === 0 ? withStack(() => examineFor(input, target, limit)) : outcome;
}

function withStack<T>(act: () => T): T {
  Error.stackTraceLimit = STACK;
  try {
    return act();
  } finally {
    Error.stackTraceLimit = 0;
  }
}

function examineFor(input: FuzzInput, target: Target, limit: number): Outcome {
  if (!('variant' in input)) {
    const quick = examineOnce(input, target, limit, ROUGH);
    if (quick.milliseconds < QUICK_MS && quick.fault?.kind !== 'memory') return quick;
  }
  const first = examineOnce(input, target, limit, EXACT);
  return first.fault?.kind === 'hang' || first.fault?.kind === 'memory' ? examineOnce(input, target, limit, EXACT) : first;
}

/** How time and memory are measured. */
interface Measures {
  /** In milliseconds. */
  clock(): number;
  usedBefore(): number;
  kept(answers: { kept: unknown }, before: number, limit: number): number;
}

/** What most inputs need costs more than they do. */
const ROUGH: Measures = {
  clock: () => performance.now(),
  usedBefore: heapUsed,
  kept: (_answers, before) => Math.max(0, heapUsed() - before),
};

const EXACT: Measures = {
  clock: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  usedBefore: heapUsedOfLate,
  kept: bytesKept,
};

function targetOf({ target }: FuzzInput): Target {
  return TARGETS[target] as Target;
}

function examineOnce(input: FuzzInput, target: Target, limit: number, { clock, usedBefore, kept }: Measures): Outcome {
  const size = sizeOf(input);
  const mostMemory = memoryLimit(size) + sizeAskedFor(input);
  // Ranges may lie in one of the files beside it.
  const length = 'around' in input && input.around !== undefined ? Infinity : size;
  const codes = new Set<string>();
  let fault: Fault | undefined;
  // Nothing else may hold what the target gives.
  const answers: { kept: unknown } = { kept: undefined };
  const report: Report = {
    rejected(code, range) {
      codes.add(code);
      fault ??= rejectionFault(code, range, length);
    },
    wrong(detail) {
      fault ??= { kind: 'wrong', detail };
    },
  };
  const before = usedBefore();
  const started = clock();
  try {
    answers.kept = target(input, report);
  } catch (error) {
    fault = { kind: 'crash', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  const milliseconds = clock() - started;
  const growth = kept(answers, before, mostMemory);
  if (milliseconds > limit) fault ??= { kind: 'hang', detail: `${Math.round(milliseconds)} ms` };
  if (growth > mostMemory) fault ??= { kind: 'memory', detail: `${(growth / MEGABYTE).toFixed(1)} MB stay alive` };
  return { fault, codes: [...codes], milliseconds, growth };
}

function rejectionFault(code: string, range: readonly [number, number] | undefined, length: number): Fault | undefined {
  if (!Object.hasOwn(ERROR_CODES, code)) return { kind: 'rejection', detail: `no code of the taxonomy: ${code}` };
  if (range === undefined || (range[0] >= 0 && range[0] <= range[1] && range[1] <= length)) return undefined;
  return { kind: 'rejection', detail: `${code}: the range ${range.join(' to ')} does not lie in an input of ${length} bytes` };
}
