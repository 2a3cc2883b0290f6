import type { BitSource } from '../bits.js';
import { Rejection } from '../rejection.js';
import { integer, type Primitive, type Value } from './primitive.js';

const baseOf = (args: Value[]): number => Number(integer(args[0]));

/** Chunks of base + 1 bits, least significant chunk first; the top bit of a chunk says that more follow (r2r-format 2.5). */
function read(source: BitSource, position: number, base: number): { raw: bigint; bits: number; end: number } {
  let raw = 0n;
  let bits = 0;
  for (let at = position; bits < 64; at += base + 1) {
    const chunk = source.read(at, base + 1, position);
    raw |= (chunk & ((1n << BigInt(base)) - 1n)) << BigInt(bits);
    bits += base;
    if (chunk >> BigInt(base) === 0n) return { raw, bits, end: at + base + 1 };
  }
  throw tooLarge(position, position + (base + 1) * Math.ceil(64 / base));
}

function tooLarge(position: number, end: number): Rejection {
  return new Rejection('gc-info.number', [Math.floor(position / 8), Math.ceil(end / 8)]);
}

function chunksOf(value: bigint, base: number, fits: (rest: bigint, last: bigint) => boolean): bigint[] {
  const chunks: bigint[] = [];
  for (let rest = value; ; ) {
    const chunk = BigInt.asUintN(base, rest);
    rest >>= BigInt(base);
    if (fits(rest, chunk)) return [...chunks, chunk];
    chunks.push(chunk | (1n << BigInt(base)));
  }
}

export const gcUnsigned: Primitive = {
  says: 'unsigned integer in chunks of base + 1 bits, least significant chunk first, top bit of a chunk means that more follow',
  schema: { type: 'integer', minimum: 0 },
  read(source, position, args) {
    const { raw, end } = read(source, position, baseOf(args));
    if (raw >= 1n << 32n) throw tooLarge(position, end);
    return { value: raw, end };
  },
  write(sink, position, value, args) {
    if (integer(value) < 0n) throw new RangeError('negative');
    const base = baseOf(args);
    const chunks = chunksOf(integer(value), base, (rest) => rest === 0n);
    chunks.forEach((chunk, index) => sink.write(position + index * (base + 1), base + 1, chunk));
    return position + chunks.length * (base + 1);
  },
  boundaries(args) {
    const limit = 1n << BigInt(baseOf(args));
    return [
      { slug: 'zero', value: 0n },
      { slug: 'one', value: 1n },
      { slug: 'max-1-chunk', value: limit - 1n },
      { slug: 'min-2-chunks', value: limit },
      { slug: 'max-31-bits', value: 0x7fffffffn },
      { slug: 'above-32-bits', value: 0x100000000n },
    ];
  },
};

export const gcSigned: Primitive = {
  says: 'as gc-unsigned, sign-extended from the top value bit of the last chunk',
  schema: { type: 'integer' },
  read(source, position, args) {
    const { raw, bits, end } = read(source, position, baseOf(args));
    const value = BigInt.asIntN(bits, raw);
    if (value !== BigInt.asIntN(32, value)) throw tooLarge(position, end);
    return { value, end };
  },
  write(sink, position, value, args) {
    const base = baseOf(args);
    const top = 1n << BigInt(base - 1);
    const chunks = chunksOf(integer(value), base, (rest, last) => (rest === 0n && (last & top) === 0n) || (rest === -1n && (last & top) !== 0n));
    chunks.forEach((chunk, index) => sink.write(position + index * (base + 1), base + 1, chunk));
    return position + chunks.length * (base + 1);
  },
  boundaries(args) {
    const half = 1n << BigInt(baseOf(args) - 1);
    return [
      { slug: 'zero', value: 0n },
      { slug: 'max-1-chunk', value: half - 1n },
      { slug: 'min-2-chunks', value: half },
      { slug: 'minus-one', value: -1n },
      { slug: 'min-1-chunk', value: -half },
      { slug: 'negative-2-chunks', value: -half - 1n },
    ];
  },
};
