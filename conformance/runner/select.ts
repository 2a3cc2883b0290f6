import { CorpusError, type Corpus, type CorpusVector } from './corpus.js';
import { globPattern, isGlob } from './glob-pattern.js';
import { didYouMean } from './nearest.js';
import type { Requirements } from './requirements.js';
import { holdsForTarget, holdsForVersion } from './scope.js';
import { dealt, type Shard } from './shard.js';

/** What is to be run: the vectors that satisfy every member. Of a list one item is enough; one left out or empty asks for nothing. */
export interface Selection {
  /** Vector ids; `*` stands for any characters, `?` for one. */
  only?: string[];
  /** Areas of the corpus. */
  area?: string[];
  /** Requirement ids, `*` and `?` as above. */
  requirement?: string[];
  /** The level of a requirement of the vector. */
  level?: Level[];
  /** Format versions (`16.0`, `16`, `9.1..16`): vectors of one of them, and those that hold for any. */
  formatVersion?: string[];
  /** Machines (`AMD64`), or machine and system (`AMD64/Linux`): vectors for one of them, and those that hold for any. */
  target?: string[];
  /** One part of what is left. */
  shard?: Shard;
}

export const LEVELS = ['MUST', 'SHOULD', 'MAY'] as const;
export type Level = (typeof LEVELS)[number];

export interface Selected {
  /** In the order of the corpus. */
  vectors: CorpusVector[];
  /** How many vectors all shards have together. */
  ofAllShards: number;
}

/**
 * The vectors that a run reports. Throws CorpusError, with a suggestion where there is one, if an item names nothing in the
 * corpus or nothing is left.
 */
export function select(corpus: Corpus, selection: Selection, requirements: Requirements): Selected {
  if (corpus.vectors.length === 0) throw new CorpusError('the corpus holds no vectors');
  const conditions = [
    onIds('--only', selection.only, corpus, ({ id }) => [id]),
    onIds('--requirement', selection.requirement, corpus, (vector) => vector.requirements),
    onArea(selection.area, corpus),
    onLevel(selection.level, requirements),
    onVersion(selection.formatVersion, corpus),
    onTarget(selection.target, corpus),
  ].filter((condition) => condition !== undefined);
  const all = corpus.vectors.filter((vector) => conditions.every((condition) => condition(vector)));
  if (all.length === 0) throw new CorpusError(`no vector matches ${asOptions(selection).join(' ')} together`);
  const { shard } = selection;
  const vectors = shard === undefined ? all : dealt(all, shard);
  if (vectors.length === 0) throw new CorpusError(`shard ${shard?.index} of ${shard?.count} is empty: there are only ${all.length} vectors`);
  return { vectors, ofAllShards: all.length };
}

/** A selection as the stream of results has it, by the names of the options: only what was asked for, shards aside. */
export function selectionRecord({ only, area, requirement, level, formatVersion, target }: Selection): Record<string, string[]> {
  const named = { only, area, requirement, level, 'format-version': formatVersion, target };
  return Object.fromEntries(Object.entries(named).flatMap(([name, values]) => (values && values.length > 0 ? [[name, values]] : [])));
}

function asOptions(selection: Selection): string[] {
  return Object.entries(selectionRecord(selection)).map(([name, values]) => `--${name}=${values.join(',')}`);
}

type Condition = (vector: CorpusVector) => boolean;

function onIds(option: string, items: string[] = [], corpus: Corpus, idsOf: (vector: CorpusVector) => string[]): Condition | undefined {
  if (items.length === 0) return undefined;
  const known = new Set(corpus.vectors.flatMap(idsOf));
  const chosen = new Set<string>();
  for (const item of items) {
    const pattern = globPattern(item);
    const matching = isGlob(item) ? [...known].filter((id) => pattern.test(id)) : [item].filter((id) => known.has(id));
    if (matching.length === 0) throw new CorpusError(`no vector matches ${option}=${item}${didYouMean(item, suggestions(item, known))}`);
    for (const id of matching) chosen.add(id);
  }
  return (vector) => idsOf(vector).some((id) => chosen.has(id));
}

/** What may have been meant by an id: other ids; by a pattern: the beginnings of ids. */
function suggestions(item: string, known: ReadonlySet<string>): Iterable<string> {
  return isGlob(item) ? [...known].map((id) => `${id.split(/[.-]/, 1)[0]}${id.includes('.') ? '.' : '-'}*`) : known;
}

function onArea(items: string[] = [], corpus: Corpus): Condition | undefined {
  if (items.length === 0) return undefined;
  const known = new Set(corpus.vectors.map(({ area }) => area));
  const unknown = items.find((item) => !known.has(item));
  if (unknown !== undefined) throw new CorpusError(`no area is called ${unknown}; there are ${[...known].sort().join(', ')}`);
  return ({ area }) => items.includes(area);
}

function onLevel(items: Level[] = [], requirements: Requirements): Condition | undefined {
  if (items.length === 0) return undefined;
  return (vector) => vector.requirements.some((id) => items.some((level) => level === requirements.get(id)?.level));
}

function onVersion(items: string[] = [], corpus: Corpus): Condition | undefined {
  if (items.length === 0) return undefined;
  const known = named(corpus, ({ context }) => context.formatVersion);
  const unknown = items.find((item) => !known.some((formatVersion) => holdsForVersion({ formatVersion }, item)));
  if (unknown !== undefined) throw new CorpusError(`no vector is of format version ${unknown}; there are ${known.join(', ')}`);
  return ({ context }) => items.some((item) => holdsForVersion(context, item));
}

function onTarget(items: string[] = [], corpus: Corpus): Condition | undefined {
  if (items.length === 0) return undefined;
  const machines = named(corpus, ({ context }) => context.machine);
  const targets = named(corpus, ({ context: { machine, os } }) => (os === undefined ? undefined : `${machine}/${os}`));
  const unknown = items.find((item) => !machines.includes(item) && !targets.includes(item));
  if (unknown !== undefined) {
    const close = didYouMean(unknown, [...machines, ...targets]);
    throw new CorpusError(`no vector is for the target ${unknown}${close || `; there are ${targets.join(', ')}`}`);
  }
  return ({ context }) => items.some((item) => holdsForTarget(context, item));
}

/** What the vectors name, without repetitions, numbers in their order. */
function named(corpus: Corpus, nameOf: (vector: CorpusVector) => string | undefined): string[] {
  const names = new Set(corpus.vectors.map(nameOf).filter((name) => name !== undefined));
  return [...names].sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
}
