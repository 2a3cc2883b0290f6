import type { Explained } from './explained.js';
import type { Outcome } from './outcome.js';

/** What has to be killed of all mutants that do anything. */
const SHARE = 0.97;

/** How many mutants of a group came to which end. */
export interface Row {
  group: string;
  mutants: number;
  byVector: number;
  bySuite: number;
  /** They change nothing that can be seen, and count neither way. */
  explained: number;
  survive: number;
}

export interface Result {
  draw: { seed: number; count: number };
  vectors: number;
  /** Of all that was needed, over all jobs. */
  seconds: number;
  killed: number;
  /** All but the explained ones. */
  counted: number;
  rows: Row[];
  outcomes: (Omit<Outcome, 'seconds' | 'code' | 'asked'> & { reason?: string })[];
}

/** Counts outcomes by group. */
export function resultOf(outcomes: readonly Outcome[], explained: readonly Explained[], draw: Result['draw'], vectors: number): Result {
  const reasons = new Map(explained.map((each) => [`${each.id} ${each.says}`, each.reason]));
  const kept = outcomes.map(({ seconds: _, code: __, asked: ___, ...outcome }) => {
    const reason = outcome.killed === undefined ? reasons.get(`${outcome.id} ${outcome.says}`) : undefined;
    return reason === undefined ? outcome : { ...outcome, reason };
  });
  const rows = new Map<string, Row>();
  for (const outcome of kept) {
    const { group } = outcome;
    const row = rows.get(group) ?? { group, mutants: 0, byVector: 0, bySuite: 0, explained: 0, survive: 0 };
    rows.set(group, row);
    row.mutants++;
    row[endOf(outcome)]++;
  }
  const number = (end: keyof Omit<Row, 'group'>): number => [...rows.values()].reduce((sum, row) => sum + row[end], 0);
  const seconds = Math.round(outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0));
  return { draw, vectors, seconds, killed: number('byVector') + number('bySuite'), counted: number('mutants') - number('explained'), rows: [...rows.values()], outcomes: kept };
}

/** Whether enough is killed. */
export function isStrong({ killed, counted }: Result): boolean {
  return killed >= counted * SHARE;
}

export function endOf({ killed, reason }: Result['outcomes'][number]): 'byVector' | 'bySuite' | 'explained' | 'survive' {
  if (killed !== undefined) return killed.by === 'vector' ? 'byVector' : 'bySuite';
  return reason === undefined ? 'survive' : 'explained';
}

/** The reasons that explain no survivor of this run: the code has changed, or something kills it now. */
export function idleReasons({ outcomes }: Result, explained: readonly Explained[]): Explained[] {
  const used = new Set(outcomes.flatMap(({ id, says, reason }) => (reason === undefined ? [] : [`${id} ${says}`])));
  return explained.filter(({ id, says }) => !used.has(`${id} ${says}`));
}
