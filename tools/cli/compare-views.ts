import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { correctedGcInfo, member, tuple, type Json } from '../../conformance/contract/facts-canonical.js';
import { canonicalLists, isCompared } from '../../conformance/contract/facts-compare.js';
import { packageRoot } from '../../conformance/contract/package-root.js';
import type { FactsMode } from '../../conformance/contract/protocol.js';
import type { View } from './views.js';

/** How far two views agree in one list of entries. */
export interface ComparedFacet {
  readonly name: string;
  /** Entries that both have. */
  readonly same: number;
  /** Of the longer list, the entries that the other has not. */
  readonly differ: number;
  /** The first entries that only one view has, as canonical lines. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
}

/** The comparison script of the facts view counts these under one name. */
const TOP = new Set(['compilerIdentifier', 'ownerCompositeExecutable', 'composite']);
const SHOWN = 2;

/** Compares two views list by list, as multisets; fields that the view does not define are nobody's business. */
export function compareViews(a: View, b: View, mode: FactsMode): ComparedFacet[] {
  const fields = fieldsOfTheView().filter((field) => mode === 'all' || isCompared(field));
  const listsA = listsOf(a, fields, mode);
  const listsB = listsOf(b, fields, mode);
  const names = new Set([...listsA.keys(), ...listsB.keys()]);
  return [...names].map((name) => ({ name, ...compareLists(listsA.get(name) ?? [], listsB.get(name) ?? []) }));
}

function fieldsOfTheView(): string[] {
  const schema = JSON.parse(readFileSync(join(packageRoot(), 'spec', 'schema', 'facts.json'), 'utf8')) as { properties: object };
  return Object.keys(schema.properties);
}

function listsOf(view: View, fields: readonly string[], mode: FactsMode): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const field of fields) {
    const value = view[field] ?? null;
    for (const [name, lines] of Object.entries(canonicalLists(field, value, mode))) {
      if (mode === 'compared' && TOP.has(name)) lists.set('top', [...(lists.get('top') ?? []), ...lines.map((line) => `${name}: ${line}`)]);
      else lists.set(name, lines);
    }
    if (mode === 'all' && field === 'gcInfo') for (const [name, lines] of restOfGcInfo(value)) lists.set(name, lines);
  }
  return lists;
}

/**
 * What conformance vectors never hold against anybody, because the published dumps are known to be wrong in it
 * (conformance/images/README.md); between two other tools it can say something.
 */
function restOfGcInfo(value: Json): [name: string, lines: string[]][] {
  const entries = correctedGcInfo(value);
  const line = (entry: Json, ...names: string[]): string => JSON.stringify(tuple(entry, 'runtimeFunctionIndex', ...names));
  const isEmpty = (list: Json): boolean => list === null || (Array.isArray(list) && list.length === 0);
  return [
    ['gcTransitions', entries.filter((entry) => !isEmpty(member(entry, 'transitions'))).map((entry) => line(entry, 'transitions'))],
    ['gcFrames', entries.map((entry) => line(entry, 'size', 'stackBaseRegister', 'reversePInvokeFrameStackSlot', 'transitionCount'))],
  ];
}

function compareLists(a: readonly string[], b: readonly string[]): Omit<ComparedFacet, 'name'> {
  const unmatched = new Map<string, number>();
  for (const line of a) unmatched.set(line, (unmatched.get(line) ?? 0) + 1);
  const onlyB: string[] = [];
  for (const line of b) {
    const count = unmatched.get(line) ?? 0;
    if (count === 0) onlyB.push(line);
    else if (count === 1) unmatched.delete(line);
    else unmatched.set(line, count - 1);
  }
  const same = b.length - onlyB.length;
  return { same, differ: Math.max(a.length, b.length) - same, onlyA: [...unmatched.keys()].slice(0, SHOWN), onlyB: onlyB.slice(0, SHOWN) };
}
