import { isLarge } from './cases.js';
import type { Fault } from './examine.js';
import type { FromWorker } from './worker.js';

export interface FoundFault {
  readonly fault: Fault;
  readonly seed: string;
  readonly size: number;
  readonly saved: string;
}

/** What a run has seen. */
export class Tally {
  readonly faults: FoundFault[] = [];
  leftOut = 0;
  private inputs = 0;
  private accepted = 0;
  /** Of small inputs and of large ones, which take their time. */
  private readonly slowest = { small: { milliseconds: 0, title: '' }, large: { milliseconds: 0, title: '' } };
  private largest = { bytes: 0, title: '' };
  private readonly codes = new Map<string, number>();

  add({ index, outcome, saved = '' }: FromWorker): void {
    if (outcome === undefined) {
      this.leftOut++;
      return;
    }
    const { fault, seed, size, codes, milliseconds, growth } = outcome;
    const title = `${index}, ${seed}, ${size} bytes`;
    this.inputs++;
    if (codes.length === 0) this.accepted++;
    for (const code of codes) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    const group = isLarge(index) ? 'large' : 'small';
    if (milliseconds > this.slowest[group].milliseconds) this.slowest[group] = { milliseconds, title };
    if (growth > this.largest.bytes) this.largest = { bytes: growth, title };
    if (fault !== undefined) this.faults.push({ fault, seed, size, saved });
  }

  /** One of each sort: those of the same kind that came from the same place count as one. */
  distinctFaults(): (FoundFault & { times: number })[] {
    const sorts = new Map<string, FoundFault & { times: number }>();
    for (const found of this.faults) {
      const place = found.fault.detail.split('\n').find((line) => line.trimStart().startsWith('at ')) ?? found.seed;
      const key = `${found.fault.kind} ${place}`;
      const known = sorts.get(key);
      if (known === undefined) sorts.set(key, { ...found, times: 1 });
      else known.times++;
    }
    return [...sorts.values()];
  }

  /** @param knownCodes how many error codes there are */
  text(knownCodes: number): string {
    const kinds = ['crash', 'hang', 'memory', 'rejection'].map((kind) => `${this.faults.filter(({ fault }) => fault.kind === kind).length} ${kind}`);
    return [
      `${this.inputs} inputs: ${this.accepted} accepted, ${this.inputs - this.accepted} with rejections`,
      `faults: ${kinds.join(', ')}`,
      `error codes seen: ${this.codes.size} of ${knownCodes}`,
      ...[this.slowest.small, this.slowest.large].map(({ milliseconds, title }) => `slowest: ${Math.round(milliseconds)} ms (${title})`),
      `most memory (an upper bound): ${(this.largest.bytes / 1024 / 1024).toFixed(1)} MB (${this.largest.title})`,
    ].join('\n');
  }
}
