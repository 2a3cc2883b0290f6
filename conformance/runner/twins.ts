import type { Answer, Fault } from '../contract/protocol.js';
import type { CorpusVector } from './corpus.js';
import type { Judgement } from './judge.js';

/** How the implementation took a twin. */
export type TwinOutcome = 'accepted' | 'unsupported' | 'not accepted';

export function twinOutcome(answer: Answer | Fault): TwinOutcome {
  if ('accepted' in answer) return 'accepted';
  return 'unsupported' in answer ? 'unsupported' : 'not accepted';
}

/**
 * Keeps rejections until it is known how the implementation took the valid input that each was made from: only with that
 * accepted does a rejection count.
 */
export class Twins {
  private readonly ids: ReadonlySet<string | undefined>;
  private readonly outcomes = new Map<string, TwinOutcome>();
  private readonly waiting = new Map<string, ((outcome: TwinOutcome) => void)[]>();

  constructor(vectors: CorpusVector[]) {
    this.ids = new Set(vectors.map(({ twin }) => twin));
  }

  /** Notes the outcome of a vector if it is somebody's twin. */
  settle(id: string, outcome: TwinOutcome): void {
    if (!this.ids.has(id)) return;
    this.outcomes.set(id, outcome);
    const waiting = this.waiting.get(id) ?? [];
    this.waiting.delete(id);
    for (const proceed of waiting) proceed(outcome);
  }

  /** Calls `proceed` as soon as the outcome of the twin is known. */
  whenSettled(id: string, proceed: (outcome: TwinOutcome) => void): void {
    const outcome = this.outcomes.get(id);
    if (outcome !== undefined) return proceed(outcome);
    const waiting = this.waiting.get(id);
    if (waiting) waiting.push(proceed);
    else this.waiting.set(id, [proceed]);
  }
}

/** The judgement of a rejection that was right in itself, in the light of the twin. */
export function inLightOfTwin(judgement: Judgement, twin: string, outcome: TwinOutcome): Judgement {
  if (outcome === 'accepted') return judgement;
  if (outcome === 'unsupported') return { verdict: 'unsupported', reason: `its twin ${twin} is not supported` };
  return { ...judgement, verdict: 'fail', failure: 'twin', reason: `the rejection does not count: its twin ${twin}, which is valid, was not accepted` };
}

/** The twins that have to be asked besides the selected vectors. */
export function twinsToAdd(selected: CorpusVector[], byId: ReadonlyMap<string, CorpusVector>): CorpusVector[] {
  const ids = new Set(selected.map(({ id }) => id));
  const added: CorpusVector[] = [];
  for (const { twin } of selected) {
    const vector = twin === undefined || ids.has(twin) ? undefined : byId.get(twin);
    if (vector === undefined) continue;
    ids.add(vector.id);
    added.push(vector);
  }
  return added;
}
