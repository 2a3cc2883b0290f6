import { decodeHello, ProtocolError } from '../contract/stdio-protocol.js';
import type { Hello } from '../contract/protocol.js';
import type { Launcher, Transport } from '../contract/transport.js';

/** A running implementation, line by line: nothing is repaired, started again or left out. */
export class Session {
  /** Lines that nobody has taken yet. */
  private readonly lines: string[] = [];
  /** Why it ended; undefined while it runs. */
  ended?: string;
  private readonly transport: Transport;
  private changed: () => void = () => undefined;

  constructor(launcher: Launcher) {
    this.transport = launcher.launch({
      lines: (lines) => {
        this.lines.push(...lines);
        this.changed();
      },
      ended: (detail) => {
        this.ended = detail;
        this.changed();
      },
    });
  }

  /** Puts requests, in one piece. */
  send(requests: readonly object[]): void {
    this.transport.send(requests.map((request) => JSON.stringify(request)));
  }

  /** Up to `count` lines, as soon as they are there; fewer if it ends or `milliseconds` pass without a new one. */
  async take(count: number, milliseconds: number): Promise<string[]> {
    while (this.lines.length < count && this.ended === undefined) {
      const before = this.lines.length;
      await this.change(milliseconds);
      if (this.lines.length === before) break;
    }
    return this.lines.splice(0, count);
  }

  /** What it printed besides its answers. */
  printed(): string {
    return this.transport.output();
  }

  stop(): void {
    this.transport.stop();
  }

  private change(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The hello message of a line, or the sentence that says what is wrong with it. */
export function helloOf(line: string): Hello | string {
  try {
    return decodeHello(line);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.message;
  }
}
