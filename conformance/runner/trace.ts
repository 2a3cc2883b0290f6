import { firstDifference, type Difference } from '../contract/equality.js';
import type { TraceItem, TracePattern } from '../contract/protocol.js';

/** How many members a group in any order may have: the work doubles with each. */
const MAXIMUM_GROUP = 12;

/** The first item of the pattern that no reading of the events satisfies, and the first event where it failed. */
export function traceDifference(pattern: TracePattern, events: unknown[]): Difference | undefined {
  let positions = new Set([0]);
  for (const [index, item] of pattern.entries()) {
    const next = after(item, positions, events);
    if (next.size === 0) {
      const at = Math.max(...positions);
      return { path: `trace[${at}]`, expected: pattern[index], actual: events[at] };
    }
    positions = next;
  }
  if (positions.has(events.length)) return undefined;
  const at = Math.max(...positions);
  return { path: `trace[${at}]`, expected: undefined, actual: events[at] };
}

/** The positions behind `item` for every position in front of it. */
function after(item: TraceItem, positions: ReadonlySet<number>, events: unknown[]): Set<number> {
  if (isAnything(item)) {
    const first = Math.min(...positions);
    return new Set(Array.from({ length: events.length - first + 1 }, (_, step) => first + step));
  }
  if (isNever(item)) {
    return new Set([...positions].filter((position) => !events.slice(position).some((event) => matches(item.never, event))));
  }
  if (isGroup(item)) return afterGroup(item.anyOrder, positions, events);
  return new Set([...positions].filter((position) => position < events.length && matches(item, events[position])).map((position) => position + 1));
}

/** Tries every order, one set of positions for each set of members that are done. */
function afterGroup(group: TracePattern, positions: ReadonlySet<number>, events: unknown[]): Set<number> {
  if (group.length > MAXIMUM_GROUP) throw new RangeError(`a group in any order has ${group.length} members, at most ${MAXIMUM_GROUP} are possible`);
  const all = 2 ** group.length - 1;
  const reached = new Map<number, Set<number>>([[0, new Set(positions)]]);
  for (let done = 0; done < all; done++) {
    const from = reached.get(done);
    if (!from || from.size === 0) continue;
    for (const [index, item] of group.entries()) {
      if (done & (1 << index)) continue;
      const target = done | (1 << index);
      reached.set(target, new Set([...(reached.get(target) ?? []), ...after(item, from, events)]));
    }
  }
  return reached.get(all) ?? new Set();
}

/** True if the event has every member of the pattern. */
function matches(pattern: Record<string, unknown>, event: unknown): boolean {
  if (typeof event !== 'object' || event === null) return false;
  return Object.entries(pattern).every(
    ([name, value]) => firstDifference(value, Object.hasOwn(event, name) ? Reflect.get(event, name) : undefined) === undefined,
  );
}

function isAnything(item: TraceItem): item is { anything: true } {
  return 'anything' in item && item.anything === true;
}

function isNever(item: TraceItem): item is { never: Record<string, unknown> } {
  return 'never' in item && typeof item.never === 'object' && item.never !== null;
}

function isGroup(item: TraceItem): item is { anyOrder: TracePattern } {
  return 'anyOrder' in item && Array.isArray(item.anyOrder);
}
