import { createHash } from 'node:crypto';
import { allEntries } from './facts-all.js';
import { isErrorValue, isRecord, type Json } from './facts-canonical.js';
import { COMPARED_LISTS } from './facts-compared.js';
import type { FactsMode } from './protocol.js';

/**
 * The facts view (conformance/images/README.md) is compared field by field as multisets of canonical lines: the order of a
 * list says nothing, its entries count. One field can give several lists (`debugInfo`: bounds and variables). A line is the
 * JSON text of one entry without what the mode leaves out.
 */
export type CanonicalLists = Record<string, string[]>;

export interface FactsDifference {
  /** The list in which the first difference was found. */
  list: string;
  /** Equal entries, and the larger side's entries without an equal. */
  same: number;
  differ: number;
  /** The first entries that only one side has, as canonical lines. */
  expected: string[];
  actual: string[];
}

/**
 * The canonical lists of one top-level field of the view. `{"error": ...}` and whatever else is no list where the view has
 * one gives empty lists; so do, in mode `compared`, the fields that the published comparison does not look at.
 */
export function canonicalLists(field: string, value: Json, mode: FactsMode): CanonicalLists {
  if (mode === 'all') return { [field]: allEntries(field, value).map((entry) => JSON.stringify(entry)) };
  const lists = isCompared(field) ? COMPARED_LISTS[field](value) : {};
  return Object.fromEntries(Object.entries(lists).map(([name, tuples]) => [name, tuples.map((entry) => JSON.stringify(entry))]));
}

const SCALAR_FIELDS = new Set(['file', 'size', 'machine', 'composite', 'componentOf', 'compilerIdentifier', 'ownerCompositeExecutable']);

/** True if the value can stand in this field of the view: the header is an object, scalars are no objects, lists are lists or null. */
export function fitsField(field: string, value: Json): boolean {
  if (field === 'header') return isRecord(value) && !isErrorValue(value);
  return SCALAR_FIELDS.has(field) ? typeof value !== 'object' || value === null : value === null || Array.isArray(value);
}

/** True if mode `compared` looks at the field at all. */
export function isCompared(field: string): boolean {
  return Object.hasOwn(COMPARED_LISTS, field);
}

/** The first list in which two values of a field differ; undefined if none does. What does not fit the field differs. */
export function compareFacts(field: string, expected: Json, actual: Json, mode: FactsMode): FactsDifference | undefined {
  if (!fitsField(field, actual) && fitsField(field, expected)) {
    return { list: field, same: 0, differ: 1, expected: [], actual: [JSON.stringify(actual)] };
  }
  const actualLists = canonicalLists(field, actual, mode);
  for (const [list, lines] of Object.entries(canonicalLists(field, expected, mode))) {
    const difference = compareMultisets(lines, actualLists[list] ?? []);
    if (difference) return { list, ...difference };
  }
  return undefined;
}

function compareMultisets(expected: string[], actual: string[]): Omit<FactsDifference, 'list'> | undefined {
  const missing = new Map<string, number>();
  for (const line of expected) missing.set(line, (missing.get(line) ?? 0) + 1);
  const surplus: string[] = [];
  for (const line of actual) {
    const count = missing.get(line) ?? 0;
    if (count === 0) surplus.push(line);
    else if (count === 1) missing.delete(line);
    else missing.set(line, count - 1);
  }
  const same = actual.length - surplus.length;
  const differ = Math.max(expected.length, actual.length) - same;
  return differ === 0 ? undefined : { same, differ, expected: [...missing.keys()].slice(0, 2), actual: surplus.slice(0, 2) };
}

/**
 * sha256 (lower-case hexadecimal) of a field's canonical form: for each list its name, then its lines sorted by UTF-16 code
 * units, each of these ended by a line feed.
 */
export function factsHash(field: string, value: Json, mode: FactsMode): string {
  const hash = createHash('sha256');
  for (const [name, lines] of Object.entries(canonicalLists(field, value, mode))) {
    hash.update(`${name}\n`);
    for (const line of lines.sort()) hash.update(`${line}\n`);
  }
  return hash.digest('hex');
}
