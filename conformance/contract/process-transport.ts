import { spawn, type ChildProcess } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { isNativeError } from 'node:util/types';
import { shortened } from './stdio-protocol.js';
import { MAXIMUM_LINE, OutputTail, type Launcher, type Transport, type TransportEvents } from './transport.js';

/** So many pieces of half a line are looked at for a message. */
const SHOWN_PIECES = 100;

/** An implementation that is a command of the shell and speaks on standard input and output. */
export function commandLauncher(command: string, cwd: string, maximumLine = MAXIMUM_LINE): Launcher {
  return { launch: (events) => new ProcessTransport(command, cwd, maximumLine, events) };
}

class ProcessTransport implements Transport {
  private readonly child: ChildProcess;
  private readonly decoder = new StringDecoder('utf8');
  private readonly printed = new OutputTail();
  /** The pieces of the line that has begun. */
  private partial: string[] = [];
  private partialLength = 0;
  private over = false;
  private readonly killWithUs = (): void => this.kill();

  constructor(
    command: string,
    cwd: string,
    private readonly maximumLine: number,
    private readonly events: TransportEvents,
  ) {
    // A process group of its own, so that `stop` also reaches what the shell has started.
    this.child = spawn(command, { cwd, shell: true, detached: process.platform !== 'win32', stdio: 'pipe' });
    process.once('exit', this.killWithUs);
    this.child.stdout?.on('data', (chunk: Buffer) => this.received(this.decoder.write(chunk)));
    this.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => this.printed.add(chunk));
    this.child.on('error', (error) => this.finish(`it could not be started: ${error.message}`));
    // A write to a process that is gone, whose end is reported by `close`; or to one that does not listen any more.
    this.child.stdin?.on('error', () => this.printed.add('(its standard input is closed)\n'));
    this.child.on('close', (code, signal) => this.finish(signal ? `it was ended by ${signal}` : `it exited with code ${code}`));
  }

  send(lines: string[]): void {
    this.child.stdin?.write(`${lines.join('\n')}\n`);
  }

  output(): string {
    const half = this.partialLength > 0 ? `half a line on standard output: ${shortened(this.partial.slice(0, SHOWN_PIECES).join(''))}\n` : '';
    return half + this.printed.toString();
  }

  stop(): void {
    this.over = true;
    process.off('exit', this.killWithUs);
    this.kill();
    this.child.stdin?.destroy();
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }

  private received(text: string): void {
    if (this.over) return;
    const pieces = text.split('\n');
    if (pieces.length === 1) {
      this.partial.push(text);
      this.partialLength += text.length;
      if (this.partialLength > this.maximumLine) this.finish(`it printed ${this.partialLength} characters without a line feed`);
      return;
    }
    pieces[0] = this.partial.join('') + pieces[0];
    const rest = pieces[pieces.length - 1];
    pieces.length -= 1;
    this.partial = rest === '' ? [] : [rest];
    this.partialLength = rest.length;
    this.events.lines(pieces);
  }

  private finish(detail: string): void {
    if (this.over) return;
    this.over = true;
    process.off('exit', this.killWithUs);
    this.kill();
    this.events.ended(detail);
  }

  private kill(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch (error) {
      // ESRCH: it has ended already. EPERM: so have its own processes, and the number is in other hands.
      if (!isNativeError(error) || !('code' in error) || (error.code !== 'ESRCH' && error.code !== 'EPERM')) throw error;
    }
  }
}
