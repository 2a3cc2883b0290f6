import { isDeepStrictEqual } from 'node:util';
import { noCounts, type EndRecord, type ResultRecord, type ResultsLine, type RunRecord } from '../runner/results.js';
import { groupedBy } from './groups.js';
import { complaintsOf, isComplete, type StartedRun } from './recorded-run.js';

/** The runs do not belong together. The message is one line for people. */
export class CannotMerge extends Error {}

/** A run and what to call it: the path of its file. */
export interface NamedRun {
  name: string;
  run: StartedRun;
}

/**
 * One run of several that share the work: the shards of one selection, or runs that differ in one option of the selection.
 * A vector that several of them report counts once, if they agree. The whole is complete if every shard (or selection) has
 * a complete run and every vector has a verdict. Throws CannotMerge for runs of different suites, implementations, grades
 * or selections, and for verdicts that contradict each other.
 */
export function mergeRuns(named: readonly NamedRun[]): StartedRun {
  const inOrder = named.toSorted((left, right) => (left.run.run.shard?.index ?? 0) - (right.run.run.shard?.index ?? 0));
  for (const other of named.slice(1)) refuseDifferent(named[0], other);
  const results = joinedResults(inOrder);
  const runs = inOrder.map(({ run }) => run);
  const records = runs.map(({ run }) => run);
  const { shard, ...first } = records[0];
  const vectors = shard?.vectors ?? results.length + missingVectors(runs);
  const requirements = Object.fromEntries(records.flatMap((record) => Object.entries(record.requirements)));
  const run = { ...first, vectors, selection: joinedSelection(records), requirements };
  const complete = results.length === vectors && partsComplete(runs, shard?.count);
  return complete ? { run, results, end: endOf(runs, results) } : { run, results, problem: runs.find(({ problem }) => problem !== undefined)?.problem };
}

/** A run as the stream that it would have been written as. */
export function* streamOf({ run, results, end, problem }: StartedRun): Iterable<ResultsLine> {
  yield run;
  yield* results;
  if (problem !== undefined) yield { record: 'problem', problem };
  if (end) yield end;
}

function refuseDifferent(one: NamedRun, other: NamedRun): void {
  for (const [what, valueOf] of Object.entries(SAME)) {
    const [left, right] = [valueOf(one.run.run), valueOf(other.run.run)];
    if (!isDeepStrictEqual(left, right)) {
      throw new CannotMerge(`${one.name} and ${other.name} have different ${what}: ${JSON.stringify(left)} and ${JSON.stringify(right)}`);
    }
  }
}

/** What the parts of one run have in common. Where the implementation lies may differ: each machine has its own place. */
const SAME: Readonly<Record<string, (run: RunRecord) => unknown>> = {
  suites: ({ suite }) => suite,
  implementations: ({ implementation: { name, version = null, language = null } }) => ({ name, version, language }),
  grades: ({ grade }) => grade,
  'numbers of shards': ({ shard }) => (shard === undefined ? 'not sharded' : shard.count),
  'numbers of vectors in all shards': ({ shard }) => shard?.vectors ?? null,
  'selections in their shards': ({ shard, selection }) => (shard === undefined ? null : selection),
  'ways to select': ({ selection }) => Object.keys(selection).sort(),
};

function joinedResults(named: readonly NamedRun[]): ResultRecord[] {
  const found = new Map<string, { result: ResultRecord; name: string }>();
  for (const { name, run } of named) {
    for (const result of run.results) {
      const before = found.get(result.id);
      if (before === undefined) {
        found.set(result.id, { result, name });
      } else if (before.result.verdict !== result.verdict || before.result.grade !== result.grade) {
        throw new CannotMerge(`the vector ${result.id} is ${verdictText(before.result)} in ${before.name} and ${verdictText(result)} in ${name}`);
      }
    }
  }
  return [...found.values()].map(({ result }) => result);
}

function verdictText({ verdict, grade }: ResultRecord): string {
  return grade === undefined ? verdict : `${verdict} (${grade})`;
}

/** Selections that differ in one option are those of a run with all of its values. */
function joinedSelection(records: RunRecord[]): RunRecord['selection'] {
  const differing: string[] = [];
  const selection = Object.fromEntries(
    Object.keys(records[0].selection).map((option) => {
      const values = records.map((record) => record.selection[option]);
      if (!values.every((each) => isDeepStrictEqual(each, values[0]))) differing.push(option);
      return [option, [...new Set(values.flat())]];
    }),
  );
  if (differing.length > 1) throw new CannotMerge(`the selections differ in more than one option: ${differing.join(', ')}`);
  return selection;
}

/** What makes runs stand for the same vectors. */
function partOf({ shard, selection }: RunRecord): string {
  return shard === undefined ? JSON.stringify(selection) : String(shard.index);
}

function missingVectors(runs: StartedRun[]): number {
  let missing = 0;
  for (const part of groupedBy(runs, ({ run }) => [partOf(run)]).values()) {
    missing += part[0].run.vectors - new Set(part.flatMap(({ results }) => results.map(({ id }) => id))).size;
  }
  return missing;
}

/** @param count how many parts there have to be, if that is known */
function partsComplete(runs: StartedRun[], count: number | undefined): boolean {
  const parts = [...groupedBy(runs, ({ run }) => [partOf(run)]).values()];
  return (count === undefined || parts.length === count) && parts.every((part) => part.some(isComplete));
}

function endOf(runs: StartedRun[], results: ResultRecord[]): EndRecord {
  const totals = noCounts();
  for (const { verdict } of results) totals[verdict]++;
  const complaints = [...new Set(runs.flatMap(complaintsOf))];
  const seconds = runs.reduce((sum, { end }) => sum + (end?.seconds ?? 0), 0);
  return { record: 'end', totals, seconds, ...(complaints.length > 0 ? { complaints } : {}) };
}
