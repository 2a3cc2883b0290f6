import type { ByteWriter } from '../io/byte-writer.js';
import { writeNativeUnsigned } from '../native-format/integers-writer.js';
import type { Places } from '../native-format/layout.js';
import type { MethodSignature } from '../signatures/method.js';
import { writeMethodSignature } from '../signatures/method-writer.js';
import { DATA_BEFORE, DATA_FOLLOWS } from './pgo-instrumentation.js';
import { writePgoSchema } from './pgo-schema-writer.js';
import type { PgoElement } from './pgo-schema.js';

/** An entry of section 117 to be written. Equal profiles are the same object. */
export interface NewPgoEntry {
  readonly method: MethodSignature;
  readonly profile: readonly Omit<PgoElement, 'range'>[];
}

/**
 * Writes an entry of section 117 (PgoInstrumentation has the layout) as crossgen2 does: its profile stands in front of its first
 * user, by itself, and every user refers back.
 * @param shared where profiles have been written, in bytes from the start of the table
 */
export function writePgoEntry(writer: ByteWriter, { method, profile }: NewPgoEntry, shared: Places['shared']): void {
  writeMethodSignature(writer, method);
  writeNativeUnsigned(writer, DATA_BEFORE);
  writeNativeUnsigned(writer, writer.position - (shared.get(profile) ?? 0));
}

/** Writes the profile of an entry and remembers its place. */
export function writePgoProfile(writer: ByteWriter, profile: NewPgoEntry['profile'], shared: Places['shared']): void {
  shared.set(profile, writer.position);
  writePgoSchema(writer, profile);
}

/** Writes an entry whose profile follows it, as readers want to have it too. */
export function writePgoEntryWithProfile(writer: ByteWriter, { method, profile }: NewPgoEntry): void {
  writeMethodSignature(writer, method);
  writeNativeUnsigned(writer, DATA_FOLLOWS);
  writePgoSchema(writer, profile);
}
