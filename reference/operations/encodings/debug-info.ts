import { writeAsyncInfo } from '../../debug-info/async-info-writer.js';
import { bitsOfSourceTypes, type BoundsEntry } from '../../debug-info/bounds.js';
import { writeBounds } from '../../debug-info/bounds-writer.js';
import { VAR_LOC_TYPES, type VarLocation } from '../../debug-info/locations.js';
import type { VariableRange } from '../../debug-info/variables.js';
import { writeVariables } from '../../debug-info/variables-writer.js';
import { has, type FormatVersion } from '../../image/versions.js';
import { debugAsyncInfoKind } from '../kinds/debug-async-info.js';
import { debugBoundsKind } from '../kinds/debug-bounds.js';
import { debugVariablesKind } from '../kinds/debug-variables.js';
import { noEncoding } from './encoding.js';
import { integer, list, listOf, membersOf, optional, signed, unsigned, unsignedNumber, type Members } from './members.js';
import { structureEncoding } from './structure.js';

/* The parts of debug info (r2r-format 10.2 to 10.5). */

export const debugBoundsEncoding = structureEncoding(debugBoundsKind, 'record', (writer, value, { version }) => writer.bytes(boundsBytes(value, version)));

export const debugVariablesEncoding = structureEncoding(debugVariablesKind, 'record', (writer, value, context) => writer.bytes(variablesBytes(value, context)));

export const debugAsyncInfoEncoding = structureEncoding(debugAsyncInfoKind, 'record', (writer, value, { version }) => {
  const members = membersOf(value);
  const suspensionPoints = list(members, 'SuspensionPoints', (item) => ({ nativeOffset: integer(membersOf(item), 'NativeOffset'), variableCount: unsigned(membersOf(item), 'VariableCount') }));
  const variables = list(members, 'Variables', (item) => ({ number: integer(membersOf(item), 'Number'), offset: unsigned(membersOf(item), 'Offset') }));
  writer.bytes(writeAsyncInfo({ suspensionPoints, variables }, version));
});

export function boundsBytes(value: unknown, version: FormatVersion): Uint8Array {
  return writeBounds(listOf(value, (item) => boundOf(membersOf(item), version)), version);
}

export function variablesBytes(value: unknown, context: Parameters<typeof writeVariables>[1]): Uint8Array {
  return writeVariables(listOf(value, (item) => variableOf(membersOf(item))), context);
}

/** Source types are published in the numbering of version 15 and before. */
function boundOf(members: Members, version: FormatVersion): BoundsEntry {
  const sourceTypes = unsigned(members, 'SourceTypes');
  return {
    nativeOffset: unsigned(members, 'NativeOffset'),
    ilOffset: unsigned(members, 'ILOffset'),
    sourceTypes: has(version, 'bitPackedBounds') ? bitsOfSourceTypes(sourceTypes) : sourceTypes,
  };
}

function variableOf(members: Members): VariableRange {
  return {
    number: integer(members, 'Number'),
    start: unsigned(members, 'StartOffset'),
    end: unsigned(members, 'EndOffset'),
    callIlOffset: optional(members, 'CallILOffset', unsignedNumber),
    location: locationOf(members),
  };
}

function locationOf(members: Members): VarLocation {
  const type = unsigned(members, 'Type');
  switch (type) {
    case VAR_LOC_TYPES.VLT_REG:
    case VAR_LOC_TYPES.VLT_REG_BYREF:
    case VAR_LOC_TYPES.VLT_REG_FP:
      return { kind: 'register', type, register: unsigned(members, 'Register') };
    case VAR_LOC_TYPES.VLT_STK:
    case VAR_LOC_TYPES.VLT_STK_BYREF:
    case VAR_LOC_TYPES.VLT_STK2:
      return { kind: 'stack', type, base: unsigned(members, 'BaseRegister'), offset: signed(members, 'Offset') };
    case VAR_LOC_TYPES.VLT_REG_REG:
      return { kind: 'two-registers', type, first: unsigned(members, 'Register'), second: unsigned(members, 'Register2') };
    case VAR_LOC_TYPES.VLT_REG_STK:
      return { kind: 'register-stack', type, register: unsigned(members, 'Register'), base: unsigned(members, 'BaseRegister'), offset: signed(members, 'Offset') };
    case VAR_LOC_TYPES.VLT_STK_REG:
      return { kind: 'stack-register', type, offset: signed(members, 'Offset'), base: unsigned(members, 'BaseRegister'), register: unsigned(members, 'Register2') };
    case VAR_LOC_TYPES.VLT_FPSTK:
      return { kind: 'fp-stack', type, index: unsigned(members, 'Index') };
    case VAR_LOC_TYPES.VLT_FIXED_VA:
      return { kind: 'fixed-varargs', type, offset: unsigned(members, 'VarargsOffset') };
    default:
      throw noEncoding(type, 'record');
  }
}
