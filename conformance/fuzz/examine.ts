import type { Context, DecodeInput } from '../contract/protocol.js';
import { ERROR_CODES } from '../../reference/error-codes.js';
import type { R2RError } from '../../reference/errors.js';
import { FileSet } from '../../reference/image/surroundings.js';
import { formatDecode } from '../../reference/operations/format-decode.js';
import type { FuzzInput } from './cases.js';
import { readEverything } from './everything.js';
import { bytesKept } from './live-heap.js';
import { filesAround } from './seeds.js';

/** What went wrong: the acceptance criteria of the reader, one a kind. */
export type FaultKind = 'crash' | 'hang' | 'memory' | 'rejection';

export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

export interface Outcome {
  readonly fault?: Fault;
  /** The codes of the rejections on the way. */
  readonly codes: readonly string[];
  /** Of processor time: what else the machine does is no fault of the reader. */
  readonly milliseconds: number;
  /** Bytes that the answers keep alive; an upper bound as long as that is below the limit. */
  readonly growth: number;
}

const MEGABYTE = 1024 * 1024;

/** A second for an input, and as much again for each megabyte of it: describing all of a whole framework takes its time. */
function timeLimit(size: number): number {
  return 1000 * (1 + size / MEGABYTE);
}

function memoryLimit(size: number): number {
  return 16 * MEGABYTE + 20 * size;
}

/** Reads an input in one way after the other; what each gives is kept alive until memory has been measured, and then dropped. */
export type Reader = (input: FuzzInput, onRejection: OnRejection) => Iterable<unknown>;
export type OnRejection = (code: string, range: readonly [number, number] | undefined) => void;

/**
 * Runs an input through the reader. A fault of time counts only if it comes again: a collection may have come between.
 * @param limit in milliseconds
 */
export function examine(input: FuzzInput, reader: Reader = reference, limit: number = timeLimit(input.bytes.length)): Outcome {
  const first = examineOnce(input, reader, limit);
  return first.fault?.kind === 'hang' ? examineOnce(input, reader, limit) : first;
}

function examineOnce(input: FuzzInput, reader: Reader, limit: number): Outcome {
  const mostMemory = memoryLimit(input.bytes.length);
  const codes = new Set<string>();
  let fault: Fault | undefined;
  let milliseconds = 0;
  let growth = 0;
  const answers: { kept: unknown } = { kept: undefined };
  const onRejection: OnRejection = (code, range) => {
    codes.add(code);
    fault ??= rejectionFault(code, range, 'around' in input && input.around !== undefined ? Infinity : input.bytes.length);
  };
  const ways = reader(input, onRejection)[Symbol.iterator]();
  // Only `answers` may hold what a way gives.
  const readOn = (): boolean => {
    const started = process.cpuUsage();
    const { done, value } = ways.next();
    const { user, system } = process.cpuUsage(started);
    milliseconds += (user + system) / 1000;
    answers.kept = value;
    return done !== true;
  };
  try {
    while (readOn()) growth = Math.max(growth, bytesKept(answers, mostMemory));
  } catch (error) {
    fault = { kind: 'crash', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  if (milliseconds > limit) fault ??= { kind: 'hang', detail: `${Math.round(milliseconds)} ms` };
  if (growth > mostMemory) fault ??= { kind: 'memory', detail: `${(growth / MEGABYTE).toFixed(1)} MB stay alive` };
  return { fault, codes: [...codes], milliseconds, growth };
}

function reference(input: FuzzInput, onRejection: OnRejection): Iterable<unknown> {
  if (input.what === 'structure') return [decode(input, input.context, onRejection)];
  const around = input.around === undefined ? undefined : new FileSet(filesAround(input.around, input.name));
  return readEverything(input.bytes, input.name, around, ({ code, range }: R2RError) => onRejection(code, range && [range.start, range.end]));
}

function decode({ kind, bytes, size }: FuzzInput & { what: 'structure' }, context: Context, onRejection: OnRejection): unknown {
  const input: DecodeInput = { kind, bytes: Buffer.from(bytes).toString('base64'), ...(size !== undefined && { size }) };
  const answer = formatDecode(input, context);
  if ('rejected' in answer) onRejection(answer.rejected.code ?? 'none', answer.rejected.range);
  return JSON.stringify(answer);
}

function rejectionFault(code: string, range: readonly [number, number] | undefined, length: number): Fault | undefined {
  if (!Object.hasOwn(ERROR_CODES, code)) return { kind: 'rejection', detail: `no code of the taxonomy: ${code}` };
  if (range === undefined || (range[0] >= 0 && range[0] <= range[1] && range[1] <= length)) return undefined;
  return { kind: 'rejection', detail: `${code}: the range ${range.join(' to ')} does not lie in an input of ${length} bytes` };
}
