import { R2RError } from '../errors.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { utf8 } from '../io/text.js';
import { PERF_MAP_KEYS } from './tokens.js';

/** The text file beside an image that says where its methods lie (r2r-format 13). */
export interface PerfMap {
  /** 32 hexadecimal digits, those of the debug entry of the image. */
  readonly signature: string;
  readonly version: number;
  /** Numbers of PERF_MAP_OS, PERF_MAP_ARCHITECTURES and PERF_MAP_ABIS. */
  readonly os: number;
  readonly architecture: number;
  readonly abi: number;
  readonly methods: readonly PerfMapMethod[];
}

export interface PerfMapMethod {
  readonly rva: number;
  /** In bytes. */
  readonly length: number;
  readonly name: string;
  readonly range: ByteRange;
}

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const MAX_DIGITS = 8;

/*
 * Five lines "FFFFFFFF 00 signature", "FFFFFFFE 00 version", "FFFFFFFD 00 OS", "FFFFFFFC 00 architecture", "FFFFFFFB 00 ABI",
 * then a line for each method: RVA and length in hexadecimal digits, and the name; a line feed ends each.
 */
/**
 * Reads a perf map.
 * @throws R2RError `perf-map.header`, `perf-map.number`, `truncated`
 */
export function readPerfMap(bytes: Uint8Array): PerfMap {
  const cursor = new ByteCursor(bytes, 0);
  const signature = readSignature(cursor);
  const version = readToken(cursor, PERF_MAP_KEYS.VERSION);
  const os = readToken(cursor, PERF_MAP_KEYS.TARGET_OS);
  const architecture = readToken(cursor, PERF_MAP_KEYS.TARGET_ARCH);
  const abi = readToken(cursor, PERF_MAP_KEYS.TARGET_ABI);
  const methods: PerfMapMethod[] = [];
  while (cursor.remaining > 0) {
    const start = cursor.offset;
    const rva = readNumber(cursor, SPACE);
    const length = readNumber(cursor, SPACE);
    methods.push({ rva, length, name: readText(cursor), range: cursor.rangeFrom(start) });
  }
  return { signature, version, os, architecture, abi, methods };
}

function readSignature(cursor: ByteCursor): string {
  readKey(cursor, PERF_MAP_KEYS.SIGNATURE);
  const start = cursor.offset;
  const text = readText(cursor);
  if (/^[0-9A-Fa-f]{32}$/.test(text)) return text;
  throw new R2RError('perf-map.header', `"${text}" is no signature of 32 hexadecimal digits`, { range: cursor.rangeFrom(start), path: 'Signature' });
}

function readToken(cursor: ByteCursor, key: number): number {
  readKey(cursor, key);
  return readNumber(cursor, LINE_FEED);
}

function readKey(cursor: ByteCursor, key: number): void {
  const start = cursor.offset;
  const found = readNumber(cursor, SPACE);
  if (found !== key) {
    throw new R2RError('perf-map.header', `the line of 0x${key.toString(16)} begins with 0x${found.toString(16)}`, { range: cursor.rangeFrom(start) });
  }
  readNumber(cursor, SPACE);
}

function readNumber(cursor: ByteCursor, terminator: number): number {
  const start = cursor.offset;
  let value = 0;
  for (let digits = 0; ; digits++) {
    cursor.need(1, start);
    const byte = cursor.u8();
    if (byte === terminator && digits > 0) return value;
    const digit = digitOf(byte);
    if (digit === undefined || digits === MAX_DIGITS) {
      throw new R2RError('perf-map.number', 'one to eight hexadecimal digits are expected here', { range: cursor.rangeFrom(start) });
    }
    value = value * 16 + digit;
  }
}

function digitOf(byte: number): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : undefined;
}

/** The rest of a line. */
function readText(cursor: ByteCursor): string {
  const { bytes, offset: start, end } = cursor;
  const length = bytes.subarray(start, end).indexOf(LINE_FEED);
  if (length < 0) throw new R2RError('truncated', 'the last line has no end', { range: { start, end } });
  cursor.skip(length + 1);
  return utf8(bytes, start, start + length);
}
