import type { ByteRange } from '../../reference/io/ranges.js';
import type { Random } from './random.js';

/** Numbers at which a reader changes its mind. */
const BYTES = [0, 1, 2, 3, 0x0f, 0x1f, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xdf, 0xfe, 0xff];
const WORDS = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const MOST_MUTATIONS = 4;
/** Sizes of the rows of tables, and how many rows get the same value. */
const STRIDES = [4, 8, 12, 16, 20];
const REPEATS = [2, 16, 256, 4096];

export interface Original {
  readonly bytes: Uint8Array;
  /** Where something is decided: headers, tables, beginnings of sections. Most changes are there. */
  readonly places: readonly ByteRange[];
  /** Pieces of it are copied in. */
  readonly donor: Uint8Array;
}

/** Changes bytes in place, or gives other bytes. */
type Mutation = (bytes: Uint8Array<ArrayBuffer>, at: number, random: Random, donor: Uint8Array) => Uint8Array<ArrayBuffer>;

/** Bytes change, and all stay where they are. */
const IN_PLACE: readonly Mutation[] = [
  flipBits,
  flipBits,
  overwriteByte,
  overwriteByte,
  overwriteWord,
  overwriteWord,
  addToWord,
  fill,
  copyRange,
  splice,
  copyWord,
  repeatWord,
];
/** What follows moves or is gone: most files do not survive that. */
const MOVING: readonly Mutation[] = [insertBytes, removeBytes, truncate];
const MOVING_EVERY = 16;

/** A changed copy. */
export function mutated({ bytes: original, places, donor }: Original, random: Random): Uint8Array<ArrayBuffer> {
  let bytes = Uint8Array.from(original);
  const count = 1 + random.below(MOST_MUTATIONS);
  for (let i = 0; i < count; i++) bytes = random.pick(random.oneIn(MOVING_EVERY) ? MOVING : IN_PLACE)(bytes, placeIn(bytes, places, random), random, donor);
  return bytes;
}

function placeIn(bytes: Uint8Array, places: readonly ByteRange[], random: Random): number {
  if (places.length === 0 || random.oneIn(8)) return random.below(bytes.length);
  const { start, end } = random.pick(places);
  return Math.min(start + random.below(end - start), Math.max(bytes.length - 1, 0));
}

function flipBits(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  for (let i = random.below(3); i >= 0; i--) if (at + i < bytes.length) bytes[at + i] ^= 1 << random.below(8);
  return bytes;
}

function overwriteByte(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  if (at < bytes.length) bytes[at] = random.oneIn(2) ? random.pick(BYTES) : random.u32();
  return bytes;
}

function overwriteWord(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  const width = random.oneIn(3) ? 2 : 4;
  const aligned = random.oneIn(4) ? at : at - (at % width);
  const value = random.oneIn(3) ? random.below(bytes.length + 2) : random.pick(WORDS);
  store(bytes, aligned, width, value);
  return bytes;
}

/** Moves a count, size or address by a little. */
function addToWord(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  const aligned = at - (at % 4);
  if (aligned + 4 > bytes.length) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint32(aligned, view.getUint32(aligned, true) + random.below(33) - 16, true);
  return bytes;
}

function fill(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  const end = Math.min(bytes.length, at + 1 + random.below(64));
  if (random.oneIn(2)) return bytes.fill(random.pick(BYTES), at, end);
  for (let i = at; i < end; i++) bytes[i] = random.u32();
  return bytes;
}

function copyRange(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  const from = random.below(bytes.length);
  return bytes.copyWithin(at, from, from + 1 + random.below(64));
}

/** One address or count takes the place of another. */
function copyWord(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  const from = random.below(bytes.length) & ~3;
  return bytes.copyWithin(at & ~3, from, from + 4);
}

/** A column of a table gets the same value in many rows: thousands of references to one thing. */
function repeatWord(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  const start = at & ~3;
  const stride = random.pick(STRIDES);
  const end = Math.min(bytes.length - 3, start + stride * random.pick(REPEATS));
  for (let to = start + stride; to < end; to += stride) bytes.copyWithin(to, start, start + 4);
  return bytes;
}

function splice(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random, donor: Uint8Array): Uint8Array<ArrayBuffer> {
  const from = random.below(donor.length);
  const piece = donor.subarray(from, from + Math.min(1 + random.below(256), bytes.length - at));
  if (at < bytes.length) bytes.set(piece, at);
  return bytes;
}

function insertBytes(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  const inserted = Uint8Array.from({ length: 1 + random.below(8) }, () => random.u32());
  return concat(bytes.subarray(0, at), inserted, bytes.subarray(at));
}

function removeBytes(bytes: Uint8Array<ArrayBuffer>, at: number, random: Random): Uint8Array<ArrayBuffer> {
  return concat(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(8)));
}

function truncate(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  return bytes.slice(0, at);
}

function store(bytes: Uint8Array, at: number, width: number, value: number): void {
  for (let i = 0; i < width && at + i < bytes.length; i++) bytes[at + i] = value >>> (8 * i);
}

function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
