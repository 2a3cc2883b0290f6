import type { Answer, Fault, Vector } from '../contract/protocol.js';
import type { Judgement } from './judge.js';
import type { Requirements } from './requirements.js';
import type { Finding, ShownBytes } from './results.js';

/** Longer values are cut in the stream; the whole answer is one run of that vector away. */
const LONGEST_VALUE = 20_000;
/** So many bytes before and after the expected range are kept. */
const BYTES_AROUND = 256;

/** Gathers what a person needs to see of a vector that did not pass. */
export function findingOf(
  vector: Vector,
  answer: Answer | Fault | undefined,
  judgement: Partial<Judgement>,
  requirements: Requirements,
): Finding {
  const says: Record<string, string> = {};
  for (const id of vector.requirements) {
    const requirement = requirements.get(id);
    if (requirement !== undefined) says[id] = requirement.says;
  }
  const { operation, context } = vector;
  const range = 'rejection' in vector.expect ? vector.expect.rejection.range : undefined;
  const { bytes, input } = split(vector.input, range);
  const { expected = vector.expect, difference } = judgement;
  return {
    ...{ says, operation, context, input, bytes, range },
    expected: shortened(expected),
    actual: answer === undefined || 'fault' in answer ? undefined : shortened(answer),
    difference: difference && { path: difference.path, expected: shortened(difference.expected), actual: shortened(difference.actual) },
    output: answer !== undefined && 'fault' in answer ? answer.output : undefined,
  };
}

/** Takes the bytes out of an input, as far as they are worth showing. */
function split(input: unknown, range: [number, number] | undefined): { input: unknown; bytes?: ShownBytes } {
  if (typeof input !== 'object' || input === null || !('bytes' in input) || typeof input.bytes !== 'string') return { input };
  const { bytes: base64, ...rest } = input;
  const bytes = Buffer.from(base64, 'base64');
  const [start, end] = range ?? [0, 0];
  const first = Math.max(0, Math.min(start, bytes.length) - BYTES_AROUND) & ~15;
  const last = Math.min(bytes.length, Math.min(Math.max(start, end), start + BYTES_AROUND) + BYTES_AROUND);
  return { input: rest, bytes: { offset: first, length: bytes.length, hex: bytes.subarray(first, last).toString('hex') } };
}

function shortened(value: unknown): unknown {
  const text = JSON.stringify(value);
  if (text === undefined || text.length <= LONGEST_VALUE) return value;
  return `${text.slice(0, LONGEST_VALUE)}... (${text.length} characters)`;
}
