import { firstDifference, type Difference } from '../contract/equality.js';
import { compareFacts, factsHash, fitsField, isCompared } from '../contract/facts-compare.js';
import { isRecord, type Json } from '../contract/facts-canonical.js';
import type { Answer, DescribeInput, EncodeInput, Expectation, ExpectedFacts, FactsMode, Grade, JsonSchema, Vector } from '../contract/protocol.js';
import { isAnswer } from '../contract/stdio-protocol.js';
import type { Dumps } from './dumps.js';
import type { FailureKind } from './failure-kind.js';
import { gradeOf, reaches } from './grade.js';
import type { ExpectedThunk } from '../thunks/expected.js';
import { misbehaviourOf, type ThunkCells } from '../thunks/judge-thunk.js';
import { statesOf } from './otherwise.js';
import type { ReadBack } from './read-back.js';
import { traceDifference } from './trace.js';

/** What an answer is worth against what the vector expects. */
export interface Judgement {
  verdict: 'pass' | 'fail' | 'unsupported';
  /** Of a failure. */
  failure?: FailureKind;
  /** One sentence; absent for a pass. */
  reason?: string;
  /** What a rejection reached. */
  grade?: Grade;
  /** What the vector expects, as far as it can be printed. */
  expected?: unknown;
  difference?: Difference;
}

export interface JudgeOptions {
  grade: Grade;
  /** The schema of the value, if the corpus has one. */
  schema?: JsonSchema;
  dumps: Dumps;
  /** What reads bytes whose layout was the writer's choice; needed for vectors that expect `readsBack`. */
  readBack?: Pick<ReadBack, 'read'>;
}

const PASS: Judgement = { verdict: 'pass' };

/** Compares an answer with the vector's expectation. The twin of a rejection is not looked at here (see twins.ts). */
export function judge(vector: Vector, answer: Answer, options: JudgeOptions): Judgement {
  return judgeAgainst(vector.expect, vector, answer, options);
}

function judgeAgainst(expect: Expectation, vector: Vector, answer: Answer, options: JudgeOptions): Judgement {
  if ('unsupported' in answer) return { verdict: 'unsupported', reason: String(answer.unsupported) };
  if ('oneOf' in expect) return judgeOneOf(expect.oneOf, vector, answer, options);
  if ('rejection' in expect) {
    if ('accepted' in answer) return fail('it was accepted, and has to be rejected', expect, 'accepted');
    const { grade, missed } = gradeOf(expect.rejection, answer.rejected);
    if (reaches(grade, options.grade)) return { ...PASS, grade };
    return { ...fail(`the rejection reaches grade ${grade}, not ${options.grade}: ${missed}`, expect, 'grade'), grade };
  }
  if ('rejected' in answer) return fail('it was rejected, and has to be accepted', expect, 'rejected');
  const { accepted } = answer;
  const unanswered = vector.operation === 'image.describe' ? facetNotDescribed(vector, accepted) : undefined;
  if (unanswered !== undefined) return { verdict: 'unsupported', reason: `no facet ${unanswered}` };
  if ('value' in expect) return judgeValue(expect, vector, accepted, options.schema);
  if ('readsBack' in expect) return judgeReadBack(vector, accepted, options);
  if ('thunk' in expect) return judgeThunk(expect.thunk, vector, accepted);
  if ('steps' in expect) return judgeSteps(expect.steps, vector, accepted, options);
  if ('trace' in expect) {
    const events = isRecord(accepted as Json) ? (accepted as { trace?: unknown }).trace : undefined;
    if (!Array.isArray(events)) return { verdict: 'unsupported', reason: 'the answer has no trace' };
    return unlessDifferent(traceDifference(expect.trace, events), expect);
  }
  return judgeFacts(expect, vector, accepted, options.dumps);
}

/** The first facet that was asked for and is not in the answer. */
function facetNotDescribed(vector: Vector, accepted: unknown): string | undefined {
  return isRecord(accepted as Json) ? (vector.input as DescribeInput).facets.find((facet) => (accepted as { [name: string]: Json })[facet] === undefined) : undefined;
}

function judgeValue(expect: { value: unknown; end?: number }, vector: Vector, accepted: unknown, schema?: JsonSchema): Judgement {
  if (vector.operation === 'format.encode') return judgeBytes(expect, accepted);
  if (vector.operation !== 'format.decode') return toldApart(unlessDifferent(firstDifference(expect.value, accepted, schema), expect), vector, accepted);
  if (!isRecord(accepted as Json) || !Object.hasOwn(accepted as object, 'value')) {
    return fail('an accepted format.decode is an object with the member `value`', expect);
  }
  const { value, end } = accepted as { value: unknown; end?: unknown };
  const difference = firstDifference(expect.value, value, schema);
  if (difference || expect.end === undefined || end === undefined || end === null) return unlessDifferent(difference, expect);
  return end === expect.end ? PASS : unlessDifferent({ path: '(end)', expected: expect.end, actual: end }, expect);
}

/** A failure names the states of the rules that would give the answer. */
function toldApart(judgement: Judgement, vector: Vector, accepted: unknown): Judgement {
  const states = judgement.verdict === 'fail' ? statesOf(vector, accepted) : [];
  return states.length === 0 ? judgement : { ...judgement, reason: `${judgement.reason}; so say the rules of ${states.join(' or ')}` };
}

/** Bytes are shown in hexadecimal, so that a person sees which of them differ. */
function judgeBytes(expect: { value: unknown }, accepted: unknown): Judgement {
  const [expected, actual] = [hexOf(expect.value), hexOf(accepted)];
  if (actual === undefined) return fail('an accepted format.encode is an object with the member `bytes`, which is base64', expect);
  return actual === expected ? PASS : unlessDifferent({ path: 'bytes', expected, actual }, expect);
}

/** The bytes say themselves whether they are right: they are read. */
function judgeReadBack({ input, context }: Vector, accepted: unknown, { readBack, schema }: JudgeOptions): Judgement {
  if (readBack === undefined) throw new Error('nothing is there to read bytes back with');
  const { kind, value } = input as EncodeInput;
  const { bytes, size } = isRecord(accepted as Json) ? (accepted as { bytes?: unknown; size?: unknown }) : {};
  if (typeof bytes !== 'string') return fail('an accepted format.encode is an object with the member `bytes`, which is base64', { value });
  if (size !== undefined && !isSize(size)) return fail('the member `size` of an accepted format.encode is a number of bytes', { value });
  const read = readBack.read(kind, { bytes, size }, context);
  if ('unreadable' in read) return fail(read.unreadable, { value });
  const difference = firstDifference(value, read.value, schema);
  return difference === undefined ? PASS : { ...fail(`its bytes are read as another value, which differs at ${difference.path || 'its top'}`, { value }), difference };
}

function isSize(size: unknown): size is number {
  return typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= 0xffffffff;
}

function hexOf(value: unknown): string | undefined {
  const { bytes } = isRecord(value as Json) ? (value as { bytes?: unknown }) : {};
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64').toString('hex') : undefined;
}

function judgeOneOf(alternatives: Expectation[], vector: Vector, answer: Answer, options: JudgeOptions): Judgement {
  const judgements = alternatives.map((alternative) => judgeAgainst(alternative, vector, answer, options));
  const passed = judgements.find(({ verdict }) => verdict === 'pass');
  if (passed) return passed;
  const closest = judgements.find(({ difference, grade }) => difference !== undefined || grade !== undefined);
  return { ...fail('it is none of the answers that are allowed', { oneOf: alternatives }), difference: closest?.difference };
}

/** The thunk itself says whether it is right: it is run. */
function judgeThunk(expect: ExpectedThunk, vector: Vector, accepted: unknown): Judgement {
  const { module } = isRecord(accepted as Json) ? (accepted as { module?: unknown }) : {};
  if (typeof module !== 'string') return fail('an accepted wasm.thunk is an object with the member `module`, which is base64', { thunk: expect });
  const wrong = misbehaviourOf(new Uint8Array(Buffer.from(module, 'base64')), expect, vector.input as ThunkCells);
  return wrong === undefined ? PASS : fail(wrong, { thunk: expect });
}

function judgeSteps(steps: { expect: Expectation }[], vector: Vector, accepted: unknown, options: JudgeOptions): Judgement {
  const expected = { steps };
  if (!Array.isArray(accepted) || accepted.length !== steps.length) {
    return fail(`the answer has to be a list of ${steps.length} answers, one a step`, expected);
  }
  for (const [index, { expect }] of steps.entries()) {
    const answer: unknown = accepted[index];
    if (!isAnswer(answer)) return fail(`the answer to step ${index + 1} breaks its schema`, expected);
    const judgement = judgeAgainst(expect, vector, answer, options);
    if (judgement.verdict === 'pass') continue;
    const { difference } = judgement;
    const path = `steps[${index}]`;
    return {
      ...judgement,
      expected,
      reason: `step ${index + 1}: ${judgement.reason}`,
      difference: difference ? { ...difference, path: `${path}.${difference.path}` } : { path, expected: expect, actual: answer },
    };
  }
  return PASS;
}

function judgeFacts(
  expect: { facts: ExpectedFacts } | { factsHash: string; mode?: FactsMode },
  vector: Vector,
  accepted: unknown,
  dumps: Dumps,
): Judgement {
  if (!isRecord(accepted as Json)) return fail('an accepted image.describe is an object with the facets', expect);
  const described = accepted as { [name: string]: Json };
  const { facets } = vector.input as DescribeInput;
  if ('facts' in expect) return judgeAgainstDump(expect.facts, facets, described, dumps);
  const [facet] = facets;
  const value = described[facet];
  if (!fitsField(facet, value)) return unlessDifferent({ path: facet, expected: expect.factsHash, actual: value }, expect);
  const hash = factsHash(facet, value, modeFor(facet, expect.mode));
  return hash === expect.factsHash ? PASS : unlessDifferent({ path: facet, expected: expect.factsHash, actual: hash }, expect);
}

function judgeAgainstDump(facts: ExpectedFacts, facets: string[], described: { [name: string]: Json }, dumps: Dumps): Judgement {
  for (const facet of facets) {
    const found = compareFacts(facet, expectedFacet(facts, facet, dumps), described[facet], modeFor(facet, facts.mode));
    if (!found) continue;
    const { list, same, differ, expected, actual } = found;
    return {
      ...fail(`${differ} of ${same + differ} entries of ${list} differ`, { facts }),
      difference: { path: list, expected: expected.map(parsed), actual: actual.map(parsed) },
    };
  }
  return PASS;
}

function expectedFacet({ dump, view }: ExpectedFacts, facet: string, dumps: Dumps): Json {
  return dump === undefined ? ((view?.[facet] ?? null) as Json) : dumps.facet(dump, facet);
}

/** A field that the published comparison passes over would hold whatever the answer; it is compared as a whole. */
function modeFor(facet: string, mode: FactsMode = 'compared'): FactsMode {
  return isCompared(facet) ? mode : 'all';
}

function parsed(line: string): unknown {
  return JSON.parse(line);
}

function fail(reason: string, expected: unknown, failure: FailureKind = 'value'): Judgement {
  return { verdict: 'fail', failure, reason, expected };
}

function unlessDifferent(difference: Difference | undefined, expected: unknown): Judgement {
  if (!difference) return PASS;
  return { ...fail(`the value differs at ${difference.path || 'its top'}`, expected), difference };
}
