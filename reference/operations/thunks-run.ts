import type { Answer, Context } from '../../conformance/contract/protocol.js';
import type { TableStep, ThunksInput } from '../../conformance/contract/thunk-scripts.js';
import { lookUpThunk, thunkRules, type ThunkRules } from '../wasm/thunk-lookup.js';
import { ThunkTable, type Injection, type ThunkSnapshot } from '../wasm/thunk-table.js';
import { answer } from './answer.js';
import { areImages, areSteps } from './script-input.js';
import { isRecord } from './kinds/given.js';

/** `thunks.run`: steps on the table of string thunks -> an answer for each. */
export function thunksRun(input: unknown, { rules: named }: Context): Answer {
  const rules = thunkRules(named);
  if (rules === undefined) return { unsupported: `no rules are named ${String(named)}` };
  if (!isThunksInput(input)) return { unsupported: 'an input of another form' };
  const run = new ThunkRun(input, rules);
  return { accepted: input.steps.map((step) => answer(() => run.step(step))) };
}

class ThunkRun {
  private readonly table = new ThunkTable();
  private readonly host: ThunkSnapshot;
  private readonly injections = new Map<string, Injection>();
  private readonly readers = new Map<string, ThunkSnapshot>();

  constructor(
    private readonly input: ThunksInput,
    private readonly rules: ThunkRules,
  ) {
    this.host = new Map((input.host ?? []).map(({ key, index }) => [key, index]));
    if (input.created) this.table.create();
  }

  step(step: TableStep): Answer {
    switch (step.do) {
      case 'create':
        this.table.create();
        return { accepted: {} };
      case 'snapshot':
        this.readers.set(step.reader, this.table.snapshot());
        return { accepted: {} };
      case 'lookup': {
        const seen = step.in === undefined ? this.table.snapshot() : this.readers.get(step.in);
        if (seen === undefined) return { unsupported: `no reader ${String(step.in)} has taken a table` };
        return { accepted: { indexes: step.keys.map((key) => lookUpThunk(key, this.host, seen, this.rules) ?? null) } };
      }
      case 'inject':
      case 'inject.begin':
      case 'inject.commit':
        return Object.hasOwn(this.input.images, step.image) ? this.inject(step) : { unsupported: `no image is named ${step.image}` };
      default:
        return { unsupported: `no step is named ${String((step as { do: unknown }).do)}` };
    }
  }

  private inject({ do: part, image }: { do: 'inject' | 'inject.begin' | 'inject.commit'; image: string }): Answer {
    const source = this.input.images[image];
    if (part === 'inject') return { accepted: { added: this.table.inject(source) } };
    if (part === 'inject.begin') {
      const { injection, missing } = this.table.begin(source);
      if (missing > 0) this.injections.set(image, injection);
      return { accepted: { missing } };
    }
    const injection = this.injections.get(image);
    if (injection === undefined) return { unsupported: `no injection of ${image} has begun` };
    this.injections.delete(image);
    const added = this.table.commit(injection);
    return { accepted: added === undefined ? { swapped: false } : { swapped: true, added } };
  }
}

function isThunksInput(input: unknown): input is ThunksInput {
  if (!isRecord(input) || !areImages(input.images) || !areSteps(input.steps)) return false;
  const { host = [] } = input;
  if (!Array.isArray(host) || !host.every((each) => isRecord(each) && typeof each.key === 'string' && typeof each.index === 'number')) return false;
  return input.steps.every(isTableStep);
}

function isTableStep({ do: what, keys, image = '', reader = '' }: { do: string } & Record<string, unknown>): boolean {
  if (what === 'lookup' && !(Array.isArray(keys) && keys.every((key) => typeof key === 'string'))) return false;
  return typeof image === 'string' && typeof reader === 'string';
}
