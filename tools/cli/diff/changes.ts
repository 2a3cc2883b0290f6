import { diffArrays } from 'diff';

/** A line that only one side has. */
export interface LineChange {
  readonly mark: '+' | '-';
  readonly text: string;
}

/** What became of one thing: it came, it went, or it is another. */
export interface Change {
  readonly mark: '+' | '-' | '~';
  /** What it is called on both sides. */
  readonly subject: string;
  /** Of what is another: which of its lines came and went. */
  readonly lines: readonly LineChange[];
}

/** The changes of things of one kind. */
export interface ChangeGroup {
  /** `methods`, `ImportSections`, ... */
  readonly name: string;
  readonly same: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly changes: readonly Change[];
}

/** Above so many edits two lists are compared without regard to order: the shortest edit of long lists costs too much. */
const MAX_EDITS = 400;

/** The lines that came and went, in their order. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MAX_EDITS });
  if (parts === undefined) return countedChanges(before, after).changes.map(({ mark, subject }) => ({ mark: mark === '-' ? '-' : '+', text: subject }));
  return parts.flatMap(({ added, removed, value }) => (added || removed ? value.map((text) => ({ mark: added ? '+' : '-', text }) as const) : []));
}

/** The lines of two lists whose order says nothing; a line counts as often as it stands there. */
export function countedChanges(before: Iterable<string>, after: Iterable<string>): Omit<ChangeGroup, 'name'> {
  const left = new Map<string, number>();
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
  const added: Change[] = [];
  let same = 0;
  for (const line of after) {
    const count = left.get(line) ?? 0;
    if (count > 0) {
      same++;
      left.set(line, count - 1);
    } else {
      added.push({ mark: '+', subject: line, lines: [] });
    }
  }
  const removed: Change[] = [];
  for (const [line, count] of left) for (let each = 0; each < count; each++) removed.push({ mark: '-', subject: line, lines: [] });
  return { same, added: added.length, removed: removed.length, changed: 0, changes: [...removed, ...added] };
}

/** What one side says of a thing that both have, against the other; no lines mean that it is the same. */
export type Compare<T> = (before: T, after: T) => readonly LineChange[];

/** Pairs things by their names. `briefly` is said behind the name of one that came or went. */
export function pairedChanges<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  compare: Compare<T>,
  briefly: (thing: T) => string = () => '',
): Omit<ChangeGroup, 'name'> {
  const changes: Change[] = [];
  const alone = (mark: '+' | '-', name: string, thing: T): Change => {
    const remark = briefly(thing);
    return { mark, subject: remark === '' ? name : `${name}  ${remark}`, lines: [] };
  };
  let same = 0;
  for (const [name, thing] of before) {
    const other = after.get(name);
    if (other === undefined) {
      changes.push(alone('-', name, thing));
      continue;
    }
    const lines = compare(thing, other);
    if (lines.length === 0) same++;
    else changes.push({ mark: '~', subject: name, lines });
  }
  for (const [name, thing] of after) if (!before.has(name)) changes.push(alone('+', name, thing));
  const count = (mark: Change['mark']): number => changes.filter((each) => each.mark === mark).length;
  return { same, added: count('+'), removed: count('-'), changed: count('~'), changes };
}

/** A value that is another, as the lines of a change. */
export function valueChange(what: string, before: string, after: string): LineChange[] {
  return before === after ? [] : [{ mark: '-', text: `${what} ${before}` }, { mark: '+', text: `${what} ${after}` }];
}
