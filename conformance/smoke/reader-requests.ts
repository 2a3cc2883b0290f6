import type { Answer, DecodeInput, EncodeInput, Fault, Hello, OperationName } from '../contract/protocol.js';
import type { Launcher } from '../contract/transport.js';
import { firstDifference } from '../contract/equality.js';
import { Conversation } from '../runner/conversation.js';
import { valueSchema, type Corpus, type CorpusVector } from '../runner/corpus.js';
import { outOfScope } from '../runner/scope.js';
import { note, ok, wrong, type Finding } from './finding.js';
import type { Patience } from './patience.js';
import { misfitOf, respelled, shortened } from './shape.js';

/** What is tried; an image needs files, which is no tiny request. */
const OPERATIONS: readonly OperationName[] = ['format.decode', 'format.encode', 'hash.compute'];

/** Subjects that are named where all is well. */
const NAMED = 8;

interface Asked {
  vector: CorpusVector;
  operation: CorpusVector['operation'];
  request(): { input: unknown; context: object };
}

/** A plain valid input of each kind and operation, then a broken one of each that is supported: what the reader behind the harness says. */
export async function askReader(launcher: Launcher, hello: Hello, corpus: Corpus, patience: Patience): Promise<Finding[]> {
  if (!OPERATIONS.some((operation) => hello.operations.includes(operation))) return [note('the reader', `it has none of ${OPERATIONS.join(', ')}`, 'The suite asks for the operations that the hello names: npx r2r test says more.')];
  const valid = plainest(corpus, hello, ({ expect }) => 'value' in expect);
  const answers = await askAll(launcher, valid, patience);
  const supported = valid.filter(({ id }) => !('unsupported' in answered(answers, id)));
  if (supported.length === 0) {
    const restricted = hello.formatVersions ?? hello.targets;
    return [note('it supports something', `none of ${valid.length}`, restricted ? 'The hello restricts formatVersions or targets: leave them out at first.' : 'r2r kinds lists the kinds; begin with native-unsigned or readytorun-header.')];
  }
  const findings = supported.map((vector) => findingOf(vector, answered(answers, vector.id), corpus));
  const right = supported.filter((_, index) => findings[index].verdict === 'ok').map(subjectOf);
  const subjects = new Set(supported.map(subjectOf));
  const broken = plainest(corpus, hello, (vector) => 'rejection' in vector.expect && subjects.has(subjectOf(vector)));
  return [...rightFinding(right), ...findings.filter(({ verdict }) => verdict !== 'ok'), brokenFinding(broken, await askAll(launcher, broken, patience))];
}

function rightFinding(subjects: readonly string[]): Finding[] {
  const rest = subjects.length > NAMED ? ` and ${subjects.length - NAMED} more` : '';
  return subjects.length === 0 ? [] : [{ ...ok('what it supports is right', `${subjects.slice(0, NAMED).join(', ')}${rest}`), about: 'reader' }];
}

/** What a vector is about: the kind that is read, or what else is done with what. */
function subjectOf({ operation, input }: CorpusVector): string {
  if (operation === 'format.decode') return (input as DecodeInput).kind;
  return `${operation} ${operation === 'format.encode' ? (input as EncodeInput).kind : Object.keys(input as object)[0]}`;
}

function answered(answers: ReadonlyMap<string, Answer | Fault>, id: string): Answer | Fault {
  return answers.get(id) ?? { unsupported: 'not asked' };
}

/** Of each kind the plainest vector: a sample or an example rather than a variation of one, then the one with the fewest bytes. */
function plainest(corpus: Corpus, hello: Hello, wanted: (vector: CorpusVector) => boolean): CorpusVector[] {
  const found = new Map<string, CorpusVector>();
  const weight = ({ id, input }: CorpusVector): number => {
    const { bytes } = input as Partial<DecodeInput>;
    return 1_000_000 * id.split('.').length + (bytes === '' ? 500_000 : (bytes ?? JSON.stringify(input)).length);
  };
  for (const vector of corpus.vectors) {
    if (!OPERATIONS.includes(vector.operation) || vector.informative || !wanted(vector) || outOfScope(vector, hello) !== undefined) continue;
    const subject = subjectOf(vector);
    const known = found.get(subject);
    if (known === undefined || weight(vector) < weight(known)) found.set(subject, vector);
  }
  return [...found.values()];
}

async function askAll(launcher: Launcher, vectors: readonly CorpusVector[], { answer: timeout }: Patience): Promise<Map<string, Answer | Fault>> {
  const answers = new Map<string, Answer | Fault>();
  const conversation = await Conversation.start<Asked>(launcher, { timeout }, ({ vector }, answer) => answers.set(vector.id, answer));
  try {
    await conversation.ask(vectors.map((vector) => ({ vector, operation: vector.operation, request: () => ({ input: vector.input, context: vector.context }) })));
  } finally {
    conversation.stop();
  }
  return answers;
}

function findingOf(vector: CorpusVector, answer: Answer | Fault, corpus: Corpus): Finding {
  const name = `it answers ${subjectOf(vector)}`;
  const reader = (says: string): Finding => ({ name, about: 'reader', verdict: 'wrong', says, vector: vector.id });
  if ('fault' in answer) return reader(`${answer.fault}: ${answer.detail.split('\n', 1)[0]}`);
  if ('rejected' in answer) return reader(['valid input was rejected', answer.rejected.code, answer.rejected.message].filter((part) => part !== undefined).join(': '));
  if (!('accepted' in answer) || !('value' in vector.expect)) return ok(name);
  const { accepted } = answer;
  if (vector.operation !== 'format.decode') {
    const differs = firstDifference(vector.expect.value, accepted);
    return differs ? reader(`${differs.path || 'the answer'} is ${shortened(differs.actual)}, expected ${shortened(differs.expected)}`) : { ...ok(name), about: 'reader' };
  }
  const misfit = misfitOf(accepted, vector.expect, valueSchema(corpus, vector)) ?? respelled(vector.expect.value, (accepted as { value: unknown }).value);
  if (misfit) return { ...wrong(name, misfit.says, misfit.remedy), vector: vector.id };
  const { value, end } = accepted as { value: unknown; end?: unknown };
  const difference = firstDifference(vector.expect.value, value, valueSchema(corpus, vector));
  if (difference) return reader(`${difference.path || 'the value'} is ${shortened(difference.actual)}, expected ${shortened(difference.expected)}`);
  if (vector.expect.end !== undefined && end !== undefined && end !== null && end !== vector.expect.end) return reader(`end is ${shortened(end)}, expected ${vector.expect.end}`);
  return { ...ok(name), about: 'reader' };
}

const BROKEN = 'bad input is rejected, and ends nothing';

function brokenFinding(vectors: readonly CorpusVector[], answers: ReadonlyMap<string, Answer | Fault>): Finding {
  const faults = vectors.filter(({ id }) => 'fault' in answered(answers, id));
  if (faults.length > 0) {
    const [{ id }] = faults;
    const answer = answered(answers, id) as Fault;
    const says = `${faults.length} of ${vectors.length}: ${answer.fault} (${answer.detail.split('\n', 1)[0]}), for example ${id}`;
    return wrong(BROKEN, says, 'Catch what your reader throws around each request and answer {"rejected": {"message": ...}}; phase, code and range can come later.');
  }
  const accepted = vectors.filter(({ id }) => 'accepted' in answered(answers, id));
  if (accepted.length > 0) return { name: BROKEN, about: 'reader', verdict: 'wrong', says: `${accepted.length} of ${vectors.length} were accepted, for example ${accepted[0].id}`, vector: accepted[0].id };
  const outside = vectors.find(({ id, operation, input }) => operation === 'format.decode' && isOutside(answered(answers, id), (input as DecodeInput).bytes));
  if (outside !== undefined) return wrong(BROKEN, `the range of ${outside.id} lies outside the input or ends before it begins`, 'range is [start, end): byte offsets in the given bytes, half open, not a start and a length.');
  return ok(BROKEN, `${vectors.length} inputs`);
}

function isOutside(answer: Answer | Fault, base64: string): boolean {
  const range = 'rejected' in answer ? answer.rejected.range : undefined;
  return range !== undefined && (range[0] > range[1] || range[1] > Buffer.from(base64, 'base64').length);
}
