import { R2RError } from '../../reference/errors.js';
import type { ReadContext } from '../../reference/image/context.js';
import { targetOf, type Machine } from '../../reference/image/target.js';
import { parseVersion } from '../../reference/image/versions.js';
import { rva } from '../../reference/io/addresses.js';
import { ByteCursor } from '../../reference/io/cursor.js';
import { FlatSpace } from '../../reference/io/flat-space.js';
import type { Phase } from '../../reference/io/ranges.js';
import { signatureContext, type SignatureContext } from '../../reference/signatures/context.js';

/** Bytes written as hexadecimal digits; what is no digit counts for nothing. */
export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replace(/[^0-9a-fA-F]/g, ''), 'hex'));
}

export function cursorOver(hex: string, phase: Phase = 'record'): ByteCursor {
  const bytes = fromHex(hex);
  return new ByteCursor(bytes, 0, bytes.length, phase);
}

export interface Surround {
  readonly version?: string;
  readonly machine?: Machine;
}

/** A context in which the bytes are a flat image: an RVA is an offset. */
export function flatContext(hex: string, { version = '16.0', machine = 'AMD64' }: Surround = {}): ReadContext {
  return { space: new FlatSpace(fromHex(hex)), version: parseVersion(version) ?? { major: 0, minor: 0 }, target: targetOf(machine, 'Linux') };
}

/** The bytes from `start` to the end as a section. */
export function sectionOf(context: ReadContext, start = 0): { rva: ReturnType<typeof rva>; size: number } {
  return { rva: rva(start), size: context.space.bytes.length - start };
}

export function signaturesOf(surround: Surround = {}, module = 0): SignatureContext {
  return signatureContext(flatContext('', surround), module);
}

/** What `read` rejects its input with: code and byte range, or just the code. */
export function rejection(read: () => unknown): { code: string; range: [number, number] | undefined } {
  try {
    read();
  } catch (error) {
    if (error instanceof R2RError) return { code: error.code, range: error.range && [error.range.start, error.range.end] };
    throw error;
  }
  throw new Error('the input was accepted');
}
