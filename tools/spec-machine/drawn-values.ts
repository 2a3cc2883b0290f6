import { createHash } from 'node:crypto';
import type { Kind, VectorContext } from './dialect.js';
import { slug } from './slug.js';
import { contextSlug, type GeneratedVector } from './vectors.js';

export interface DrawnValue {
  /** That of the vector that reads the value. */
  id: string;
  value: unknown;
  context: VectorContext;
  /** Of a sample or example, and not of a variation. */
  sample: boolean;
}

/** Values that vectors of `format.decode` read: of all samples and examples, and one in `share` of the rest, drawn by id. */
export function drawn(decoding: readonly GeneratedVector[], kind: Kind & { name: string }, share: number): DrawnValue[] {
  return valuesRead(decoding, kind).filter(({ id, sample }) => sample || chosen(id, share));
}

/** The values that vectors of `format.decode` read. */
export function valuesRead(decoding: readonly GeneratedVector[], kind: Kind & { name: string }): DrawnValue[] {
  const samples = new Set(kind.samples.flatMap(({ id, contexts }) => contexts.map((context) => `${kind.name}.${id}${contexts.length > 1 ? `.${contextSlug(context, contexts)}` : ''}`)));
  return decoding.flatMap(({ id, expect, context, origin }) => {
    const accepted = 'oneOf' in expect ? expect.oneOf[0] : expect;
    return 'value' in accepted ? [{ id, value: accepted.value, context, sample: origin === 'literal' || samples.has(id) }] : [];
  });
}

/** Of the values those in which something is what it is in none before, nor in one of those that are `known`. */
export function unseen(values: readonly DrawnValue[], known: readonly unknown[]): DrawnValue[] {
  const seen = new Set(known.flatMap(heldIn));
  return values.filter(({ value }) => {
    const added = heldIn(value).filter((what) => !seen.has(what));
    added.forEach((what) => seen.add(what));
    return added.length > 0;
  });
}

/** What each place of a value holds: a leaf, or the names of its members. Places are told apart as in `leafVariations`. */
function heldIn(value: unknown): string[] {
  const held = (path: Path, what: unknown): string => `${placeOf(path)}=${String(what)}`;
  const within = (part: unknown, path: Path): string[] => {
    if (typeof part !== 'object' || part === null) return [held(path, part)];
    const entries = Object.entries(part);
    const members = Array.isArray(part) ? (part.length === 0 ? 'none' : 'some') : Object.keys(part).join();
    return [held(path, members), ...entries.flatMap(([name, member]) => within(member, Array.isArray(part) ? path : [...path, name]))];
  };
  return within(value, []);
}

/** One id in `share`: the same ones in every run, whatever other vectors there are. */
export function chosen(id: string, share: number): boolean {
  return createHash('sha256').update(id).digest().readUInt32LE(0) % share === 0;
}

/** Numbers at the edges of what fields hold, and beyond. */
const NUMBERS = [-1, 0, 128, 4294967296];

/**
 * A value with one thing changed that it has in a place that is not in `places` yet, which grows: a number, a text, something
 * missing. Places are told apart by the last two names on the way to them, which also name the change.
 */
export function leafVariations(value: unknown, places: Set<string>): { slug: string; value: unknown }[] {
  return leaves(value, []).flatMap(({ path, leaf }) => {
    const place = placeOf(path);
    if (place === '' || places.has(place)) return [];
    places.add(place);
    const name = slug(place);
    const changes = typeof leaf === 'number' ? NUMBERS.filter((number) => number !== leaf).map((number) => ({ slug: `${name}.is-${number < 0 ? 'minus-1' : number}`, value: put(value, path, number) })) : [];
    return [...changes, { slug: `${name}.missing`, value: put(value, path, undefined) }];
  });
}

type Path = readonly (string | number)[];

function placeOf(path: Path): string {
  return path.filter((step) => typeof step === 'string').slice(-2).join('.');
}

function leaves(value: unknown, path: Path): { path: Path; leaf: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name]));
  return [{ path, leaf: value }];
}

function put(value: unknown, [step, ...rest]: Path, leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? put(item, rest, leaf) : (item as unknown)));
  const { [step]: member, ...others } = value as Record<string, unknown>;
  const changed = put(member, rest, leaf);
  return Object.fromEntries(Object.keys(value as object).flatMap((name) => (name !== step ? [[name, others[name]]] : changed === undefined ? [] : [[name, changed]])));
}
