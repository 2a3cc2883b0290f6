import { decodeResponse, ProtocolError } from '../contract/stdio-protocol.js';
import { note, ok, wrong, type Finding } from './finding.js';
import type { Patience } from './patience.js';
import type { Session } from './session.js';

const AT_ONCE = 1000;
/** Below this the whole suite takes minutes. */
const SLOW = 1000;

const NAME = `${AT_ONCE} requests at once get an answer each`;
const SPEED = 'it is fast enough';

/** Many requests in one piece, as the runner sends them: each id comes back once, in whatever order. */
export async function askMany(session: Session, { answer: milliseconds }: Patience): Promise<Finding[]> {
  const started = performance.now();
  session.send(Array.from({ length: AT_ONCE }, (_, index) => ({ id: index + 1, operation: 'format.decode', input: { kind: 'smoke-no-such-kind', bytes: '' }, context: {} })));
  const lines = await session.take(AT_ONCE, milliseconds);
  const seconds = (performance.now() - started) / 1000;
  const problem = idsProblem(lines);
  if (problem !== undefined) return [wrong(NAME, problem, 'Give back the id of the request that is answered; answers may come in any order, but one for each request.')];
  if (session.ended !== undefined) return [wrong(NAME, `${session.ended} after ${lines.length} answers`, 'Keep answering until standard input ends.')];
  if (lines.length < AT_ONCE) {
    return [wrong(NAME, `${lines.length} answers, then none within ${milliseconds / 1000} s`, 'Read all lines that one read of standard input brings, and flush when no request is waiting.')];
  }
  const [extra] = await session.take(1, 100);
  if (extra !== undefined) return [wrong(NAME, `a line too many: ${extra.slice(0, 100)}`, 'One line for each request, and nothing else on standard output.')];
  const rate = Math.round(AT_ONCE / seconds);
  const speed = rate < SLOW ? note(SPEED, `${rate} answers a second`, 'Keep one process for all requests, and do not sleep between them.') : ok(SPEED, `${rate} answers a second`);
  return [ok(NAME), speed];
}

function idsProblem(lines: readonly string[]): string | undefined {
  const seen = new Set<number>();
  for (const line of lines) {
    try {
      const { id } = decodeResponse(line);
      if (id < 1 || id > AT_ONCE) return `an answer to request ${id}, which was not put`;
      if (seen.has(id)) return `two answers to request ${id}`;
      seen.add(id);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return error.message;
    }
  }
  return undefined;
}
