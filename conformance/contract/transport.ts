/** A running implementation, as a pair of line streams. */
export interface Transport {
  send(lines: string[]): void;
  /** The end of what it has printed besides its answers (standard output of a module, standard error, half a line). */
  output(): string;
  /** Ends it for good, whatever it is doing. No event comes after this. */
  stop(): void;
}

export interface TransportEvents {
  /** Whole lines from the implementation, those that arrived together. */
  lines(lines: string[]): void;
  /** It is gone, or cannot go on; `detail` says why. Comes at most once. */
  ended(detail: string): void;
}

/** What `--impl` names, ready to be started as often as needed. */
export interface Launcher {
  launch(events: TransportEvents): Transport;
}

/** The longest line that is taken, in characters: the largest facets of the largest framework image stay far below it. */
export const MAXIMUM_LINE = 256 * 1024 * 1024;

const TAIL = 4096;

/** The last few kilobytes of a text that may be endless. */
export class OutputTail {
  private text = '';

  add(chunk: string): void {
    this.text = (this.text + chunk.slice(-TAIL)).slice(-TAIL);
  }

  toString(): string {
    return this.text;
  }
}
