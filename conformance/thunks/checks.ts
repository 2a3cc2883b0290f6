import { Misbehaviour, type Machine } from './machine.js';

/** Throws Misbehaviour if the bytes are others. */
export function same(what: string, actual: Uint8Array, expected: Uint8Array): void {
  if (Buffer.compare(actual, expected) !== 0) throw new Misbehaviour(`${what} is ${text(actual)}, and has to be ${text(expected)}`);
}

export function sameNumber(what: string, actual: number, expected: number): void {
  if (actual !== expected) throw new Misbehaviour(`${what} is ${actual}, and has to be ${expected}`);
}

export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Misbehaviour(what);
}

/** What memory was at a time; `changed` outside of the given ranges (half open) is a misbehaviour. */
export class Canary {
  private readonly before: Uint8Array;

  constructor(private readonly machine: Machine) {
    this.before = machine.bytes.slice();
  }

  unchangedBut(...ranges: readonly (readonly [number, number])[]): void {
    let from = 0;
    for (const [start, end] of [...ranges, [this.before.length, this.before.length] as const].sort(([a], [b]) => a - b)) {
      if (start > from) this.compare(from, start);
      from = Math.max(from, end);
    }
  }

  private compare(from: number, to: number): void {
    if (Buffer.compare(this.machine.bytes.subarray(from, to), this.before.subarray(from, to)) === 0) return;
    const at = this.before.findIndex((byte, index) => index >= from && index < to && byte !== this.machine.bytes[index]);
    throw new Misbehaviour(`the byte at 0x${at.toString(16)} is written, which belongs to somebody else`);
  }
}

function text(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'nothing' : Buffer.from(bytes).toString('hex');
}
