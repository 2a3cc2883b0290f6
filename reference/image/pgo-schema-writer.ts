import type { ByteWriter } from '../io/byte-writer.js';
import { writePgoInteger } from './pgo-integers-writer.js';
import { PGO_KINDS } from './pgo-kinds.js';
import { PGO_SCHEMA_MASK, UNKNOWN_HANDLE, type PgoElement, type PgoHandle } from './pgo-schema.js';

/** Writes the profile of a method (readPgoSchema has the layout): of each element the members that differ from the one before. */
export function writePgoSchema(writer: ByteWriter, elements: readonly Omit<PgoElement, 'range'>[]): void {
  const running = { number: 0n, type: 0n, method: 0n };
  let previous: Members = { ilOffset: 0, type: 0, count: 0, other: 0 };
  for (const element of elements) {
    writeMembers(writer, element, previous);
    const storage = element.type & PGO_KINDS.MarshalMask;
    const which = storage === PGO_KINDS.TypeHandle ? 'type' : storage === PGO_KINDS.MethodHandle ? 'method' : 'number';
    for (const value of element.values) {
      const stored = typeof value === 'bigint' ? value : storedHandle(value);
      writePgoInteger(writer, BigInt.asIntN(64, stored - running[which]));
      running[which] = stored;
    }
    previous = element;
  }
  // The end names its type even behind nothing, where it is no different.
  writePgoInteger(writer, BigInt(PGO_SCHEMA_MASK.Type));
  writePgoInteger(writer, BigInt(PGO_KINDS.Done - previous.type));
}

type Members = Pick<PgoElement, 'ilOffset' | 'type' | 'count' | 'other'>;

function writeMembers(writer: ByteWriter, now: Members, before: Members): void {
  const { ILOffset, Type, Count, Other } = PGO_SCHEMA_MASK;
  const members = [
    [ILOffset, now.ilOffset, before.ilOffset],
    [Type, now.type, before.type],
    [Count, now.count, before.count],
    [Other, now.other, before.other],
  ];
  const different = members.filter(([, value, old]) => value !== old);
  writePgoInteger(writer, BigInt(different.reduce((mask, [bit]) => mask | bit, 0)));
  for (const [, value, old] of different) writePgoInteger(writer, BigInt(value) - BigInt(old));
}

function storedHandle(handle: PgoHandle): bigint {
  switch (handle.kind) {
    case 'null':
      return 0n;
    case 'cell':
      return BigInt.asIntN(64, (handle.cell << 4n) | BigInt(handle.importSection));
    case 'unknown':
      return BigInt.asIntN(64, (handle.id << 4n) | UNKNOWN_HANDLE);
  }
}
