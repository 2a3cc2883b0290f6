import type { Hello } from '../contract/protocol.js';
import type { Launcher } from '../contract/transport.js';
import { ok, wrong, type Finding } from './finding.js';
import type { Patience } from './patience.js';
import { helloOf, Session } from './session.js';

const NAME = 'it says hello';
/** Starts the implementation. Without a hello there is nothing else to look at. */
export async function greet(launcher: Launcher, { hello: milliseconds }: Patience): Promise<{ finding: Finding; session?: Session; hello?: Hello }> {
  const session = new Session(launcher);
  const [line] = await session.take(1, milliseconds);
  if (line === undefined) {
    const finding = silent(session, milliseconds / 1000);
    session.stop();
    return { finding };
  }
  const hello = helloOf(line);
  if (typeof hello !== 'string') {
    return { finding: ok(NAME, `${hello.name}${hello.language ? ` (${hello.language})` : ''}: ${hello.operations.join(', ') || 'no operations'}`), session, hello };
  }
  session.stop();
  return { finding: wrong(NAME, hello, remedyOf(line)) };
}

function silent(session: Session, seconds: number): Finding {
  const printed = session.printed().trim().split('\n').slice(-3).join(' / ');
  if (session.ended !== undefined) return wrong(NAME, `${session.ended.split('\n', 1)[0]}${printed === '' ? '' : `; it printed: ${printed}`}`, isCommand(session.ended) ? 'Run the command by hand: it has to start, print one line of JSON, and wait for standard input.' : 'The module cannot be imported: mend what it says.');
  if (session.printed().startsWith('half a line')) return wrong(NAME, `no whole line within ${seconds} s`, 'End the hello with a line feed and flush.');
  return wrong(NAME, `nothing on standard output within ${seconds} s`, 'Print the hello before you read anything, and flush it: standard output into a pipe is buffered (Python: flush=True; C: fflush; C#: AutoFlush).');
}

/** How the end of a process is worded, other than that of a module. */
function isCommand(ended: string): boolean {
  return ended.startsWith('it ');
}

function remedyOf(line: string): string {
  if (!line.trimStart().startsWith('{')) return 'Standard output belongs to the protocol. Print everything else on standard error (Python: print(..., file=sys.stderr); C#: Console.Error).';
  return 'The first line is {"name": "...", "protocolVersion": 1, "operations": ["format.decode"]}; conformance/contract/README.md has all members.';
}
