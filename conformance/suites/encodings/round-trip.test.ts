import { formatDecode } from '../../../reference/operations/format-decode.js';
import { formatEncode } from '../../../reference/operations/format-encode.js';
import type { Answer, Context, DecodedValue, EncodedBytes } from '../../contract/protocol.js';

// What is written is read back as it was; and what is read is written back as it stood, if it stood there in the shortest form.

const RUNS = 300;

/** Numbers of every length: a power of two and what lies beside it, or anything below it. */
function* integers(bits: number, signed: boolean): Generator<bigint> {
  let state = 0x2545f491n;
  for (let run = 0; run < RUNS; run++) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    const width = BigInt((run % bits) + 1);
    const magnitude = run % 3 === 0 ? (1n << width) - (state >> 62n) : (state >> 8n) % (1n << width);
    const value = signed && (state & 0x80n) !== 0n ? -magnitude : magnitude;
    if (value >= (signed ? -(1n << BigInt(bits - 1)) : 0n) && value < 1n << BigInt(signed ? bits - 1 : bits)) yield value;
  }
}

interface Row {
  kind: string;
  context?: Context;
  bits: number;
  signed?: true;
  /** Decimal text instead of numbers. */
  wide?: true;
  /** Values that a writer refuses. */
  except?: (value: bigint) => boolean;
}

const ROWS: Row[] = [
  { kind: 'compressed-unsigned', bits: 29 },
  { kind: 'native-unsigned', bits: 32 },
  { kind: 'native-signed', bits: 32, signed: true, except: (value) => value < 0n },
  { kind: 'nibble-unsigned', bits: 32 },
  { kind: 'nibble-signed', bits: 32, signed: true, except: (value) => value === -(1n << 31n) },
  { kind: 'x86-unsigned', bits: 32 },
  { kind: 'x86-signed', bits: 33, signed: true, except: (value) => value === -(1n << 32n) },
  { kind: 'leb128-unsigned', bits: 32 },
  { kind: 'pgo-integer', bits: 64, signed: true, wide: true },
  ...[1, 2, 3, 5, 8].map((base) => ({ kind: 'gc-unsigned', context: { base }, bits: 32 })),
  ...[2, 3, 6, 8].map((base) => ({ kind: 'gc-signed', context: { base }, bits: 32, signed: true as const })),
];

function accepted<T>(answer: Answer): T {
  if ('accepted' in answer) return answer.accepted as T;
  throw new Error(JSON.stringify(answer));
}

test.each(ROWS)('$kind $context: every value comes back', ({ kind, context = {}, bits, signed = false, wide, except }) => {
  const values = [...integers(bits, signed)].filter((value) => !except?.(value)).map((value) => (wide ? String(value) : Number(value)));
  expect(values.length).toBeGreaterThan(RUNS / 4);
  const written = values.map((value) => accepted<EncodedBytes>(formatEncode({ kind, value }, context)).bytes);
  const read = written.map((bytes) => accepted<DecodedValue>(formatDecode({ kind, bytes }, context)));
  expect(read.map(({ value }) => value)).toEqual(values);
  expect(read.map(({ end }) => end)).toEqual(written.map((bytes) => Buffer.from(bytes, 'base64').length));
});

/** Bytes, and the bytes that are written for what they say: others where they are no shortest form. */
const FORMS: [kind: string, read: string, written: string, context?: Context][] = [
  ['compressed-unsigned', 'bfff', 'bfff'],
  ['compressed-unsigned', '8005', '05'],
  ['compressed-unsigned', 'c0003fff', 'bfff'],
  ['native-unsigned', 'fdff', 'fdff'],
  ['native-unsigned', 'ef05000000', '0a'],
  ['native-signed', '80', '0101'],
  ['native-signed', '0101', '0101'],
  ['nibble-unsigned', '8808', '00'],
  ['nibble-unsigned', 'f90d', 'f90d'],
  ['x86-unsigned', '8005', '05'],
  ['x86-signed', '8768', '8768'],
  ['pgo-integer', 'd500002000', 'c000002000'],
  ['pgo-integer', 'bf7f', 'bf7f'],
  ['leb128-unsigned', '8580808000', '05'],
  ['gc-unsigned', '05', '01', { base: 2 }],
  ['zero-terminated-text', '49696970ff00', '49696970efbfbd00'],
  ['native-string', '064b6579', '064b6579'],
];

test.each(FORMS)('%s: %s is written as %s', (kind, read, written, context = {}) => {
  const { value } = accepted<DecodedValue>(formatDecode({ kind, bytes: Buffer.from(read, 'hex').toString('base64') }, context));
  const { bytes } = accepted<EncodedBytes>(formatEncode({ kind, value }, context));
  expect(Buffer.from(bytes, 'base64').toString('hex')).toBe(written);
});

const LONE_SURROGATE = '\ud800';

test.each<[kind: string, value: unknown, phase: string]>([
  ['compressed-unsigned', 0x20000000, 'signature'],
  ['compressed-unsigned', 1.5, 'signature'],
  ['native-unsigned', 'many', 'record'],
  ['native-unsigned', null, 'record'],
  ['native-string', LONE_SURROGATE, 'record'],
  ['native-string', 5, 'record'],
  ['leb128-unsigned', -1, 'container'],
  ['type-token', { Table: 2 }, 'signature'],
])('%s: %j has no encoding', (kind, value, phase) => {
  expect(formatEncode({ kind, value }, {})).toMatchObject({ rejected: { code: 'value.range', phase } });
});
