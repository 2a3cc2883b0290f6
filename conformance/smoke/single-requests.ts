import { decodeResponse, ProtocolError } from '../contract/stdio-protocol.js';
import type { Answer, Fault } from '../contract/protocol.js';
import { ok, wrong, type Finding } from './finding.js';
import type { Patience } from './patience.js';
import type { Session } from './session.js';

/** Requests that fill any buffer of standard output. */
const TO_FILL_A_BUFFER = 3000;
/** A kind that no suite will ever have. */
const NO_KIND = 'smoke-no-such-kind';

interface Request {
  name: string;
  operation: string;
  input: object;
  context: object;
  /** Only `unsupported` will do; else any answer. */
  unsupported?: true;
  remedy: string;
}

const REQUESTS: readonly Request[] = [
  {
    name: 'a kind that it does not know is unsupported',
    operation: 'format.decode',
    input: { kind: NO_KIND, bytes: 'AAEC' },
    context: {},
    unsupported: true,
    remedy: 'Answer {"unsupported": "kind ..."} for every kind that is not in your table: what you lack is no failure, what you reject wrongly is one.',
  },
  {
    name: 'an operation that it does not know is unsupported',
    operation: 'smoke.no-such-operation',
    input: {},
    context: {},
    unsupported: true,
    remedy: 'Answer {"unsupported": "no operation ..."} for every operation that is not in your table.',
  },
  {
    name: 'members of the context that it does not know are ignored',
    operation: 'format.decode',
    input: { kind: NO_KIND, bytes: '' },
    context: { formatVersion: '16.0', machine: 'AMD64', os: 'Linux', smoke: { nested: [1, null] } },
    remedy: 'The context is an open object: take the members that you know and leave the rest.',
  },
  {
    name: 'a request of half a megabyte is read',
    operation: 'format.decode',
    input: { kind: NO_KIND, bytes: 'AAAA'.repeat(128 * 1024) },
    context: {},
    remedy: 'A request is a line of any length: read to the line feed, not into a buffer of fixed size.',
  },
];

/** Requests that need no reader behind them, one at a time, with ids that do not count up. */
export async function askSingly(session: Session, { answer: milliseconds }: Patience): Promise<Finding[]> {
  const findings: Finding[] = [];
  const ids = [41, 7, 1000003, 12];
  for (const [index, request] of REQUESTS.entries()) {
    const finding = await askOne(session, ids[index], request, milliseconds);
    findings.push(finding);
    // What comes after a line that is no answer, a silence or the end would only say the same again.
    if (finding.verdict === 'wrong' && finding.remedy !== request.remedy) break;
    if (session.ended !== undefined) break;
  }
  return findings;
}

const BUFFERED_REMEDY = 'Flush standard output after each answer (Python: flush=True; C: fflush(stdout); C#: AutoFlush = true; Java: flush()).';
const SILENT_REMEDY = 'Answer every line of standard input with one line, as soon as it is there: do not wait for the end of standard input.';

async function askOne(session: Session, id: number, { name, operation, input, context, unsupported, remedy }: Request, milliseconds: number): Promise<Finding> {
  session.send([{ id, operation, input, context }]);
  const [line] = await session.take(1, milliseconds);
  if (line === undefined) return session.ended === undefined ? silence(session, name, milliseconds) : crash(session, name, remedy);
  const answer = answerOf(line, id);
  if (typeof answer === 'string') return wrong(name, answer, idRemedy(line));
  if ('unsupported' in answer || (!unsupported && !('fault' in answer))) return ok(name);
  if ('fault' in answer) return wrong(name, answer.detail.split('\n', 1)[0], remedy);
  return wrong(name, `it was ${'accepted' in answer ? 'accepted' : 'rejected'}`, remedy);
}

/** The answer to a request, or what is wrong with the line. */
function answerOf(line: string, id: number): Answer | Fault | string {
  try {
    const response = decodeResponse(line);
    if (response.id !== id) return `the request has the id ${id}, the answer ${response.id}`;
    return response.answer;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.message;
  }
}

function idRemedy(line: string): string {
  if (!line.trimStart().startsWith('{')) return 'Standard output belongs to the protocol: print everything else on standard error.';
  return 'Send the id of the request back as it came, a JSON number.';
}

function crash(session: Session, name: string, remedy: string): Finding {
  const printed = session.printed().trim().split('\n').at(-1) ?? '';
  return wrong(name, `${session.ended}${printed === '' ? '' : `; it printed: ${printed}`}`, remedy);
}

/** No answer: either none was written, or it waits in a buffer, which more answers fill. */
async function silence(session: Session, name: string, milliseconds: number): Promise<Finding> {
  session.send(Array.from({ length: TO_FILL_A_BUFFER }, (_, index) => ({ id: 2_000_000 + index, operation: 'format.decode', input: { kind: NO_KIND, bytes: '' }, context: {} })));
  const lines = await session.take(1, milliseconds);
  return lines.length > 0
    ? wrong(name, `no answer within ${milliseconds / 1000} s; after ${TO_FILL_A_BUFFER} more requests it came`, BUFFERED_REMEDY)
    : wrong(name, `no answer within ${milliseconds / 1000} s, and none to ${TO_FILL_A_BUFFER} more requests`, SILENT_REMEDY);
}
