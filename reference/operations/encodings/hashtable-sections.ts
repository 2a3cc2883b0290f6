import { writeAvailableType } from '../../image/available-types-writer.js';
import { writeCrossModuleInlining } from '../../image/cross-module-inlining-writer.js';
import { writeEntryPoint } from '../../image/entry-point-writer.js';
import { HEADER_FLAGS } from '../../image/header-flags.js';
import { writeInliningEntry } from '../../image/inlining-info-2-writer.js';
import type { MethodOfModule } from '../../image/inlining-info-2.js';
import { writePgoEntryWithProfile } from '../../image/pgo-instrumentation-writer.js';
import { writeMethodSignature } from '../../signatures/method-writer.js';
import { availableTypesKind } from '../kinds/available-types.js';
import { crossModuleInliningKind } from '../kinds/cross-module-inlining.js';
import { givenNumber } from '../kinds/given.js';
import { inliningInfo2Kind } from '../kinds/inlining-info-2.js';
import { instanceEntryPointsKind } from '../kinds/instance-entry-points.js';
import { nativeHashtableKind } from '../kinds/native-format.js';
import { pgoInstrumentationKind } from '../kinds/pgo-instrumentation.js';
import { noEncoding } from './encoding.js';
import { entryPointOf } from './entry-points.js';
import { hashtableEncoding, plainHashtableEncoding } from './hashtables.js';
import { bits, list, listOf, membersOf, optional, sum, unsigned, unsignedNumber } from './members.js';
import { methodOf } from './method-signatures.js';
import { pgoElementOf } from './pgo-schema.js';

/* The sections that are a native hashtable. */

export const nativeHashtableEncoding = plainHashtableEncoding(nativeHashtableKind, (value) => {
  const byte = unsignedNumber(value);
  if (byte > 0xff) throw noEncoding(byte, 'record');
  return (writer) => writer.u8(byte);
});

/** Of a rid one bit is taken for the table. */
const RID_BITS = 31;

export const availableTypesEncoding = hashtableEncoding(availableTypesKind, (payload) => {
  const { Table: table } = payload;
  if (table !== 'TypeDef' && table !== 'ExportedType') throw noEncoding(table, 'record');
  const type = { table, rid: bits(payload, 'Rid', RID_BITS) } as const;
  return (writer) => writeAvailableType(writer, type);
});

export const inliningInfo2Encoding = hashtableEncoding(inliningInfo2Kind, (payload) => {
  const entry = { inlinee: methodOfModule(payload.Inlinee), inliners: list(payload, 'Inliners', methodOfModule) };
  return (writer) => writeInliningEntry(writer, entry);
});

function methodOfModule(value: unknown): MethodOfModule {
  const members = membersOf(value);
  return { rid: bits(members, 'Rid', RID_BITS), module: optional(members, 'Module', unsignedNumber) };
}

/** Of an inlinee two bits are taken for flags. */
const INDEX_BITS = 30;

/** Distances of rids add up. */
function inlinerOf(value: unknown): MethodOfModule {
  const members = membersOf(value);
  return { rid: sum(members, 'Rid'), module: optional(members, 'Module', unsignedNumber) };
}

export const crossModuleInliningEncoding = hashtableEncoding(crossModuleInliningKind, (payload, _, given) => {
  const hasModules = ((givenNumber(given, 'headerFlags') ?? 0) & HEADER_FLAGS.MULTIMODULE_VERSION_BUBBLE) !== 0;
  const cell = optional(payload, 'Cell', () => bits(payload, 'Cell', INDEX_BITS));
  const entry = {
    inlinee: cell === undefined ? { rid: bits(payload, 'Rid', INDEX_BITS), module: hasModules ? unsigned(payload, 'Module') : 0 } : { cell },
    crossModuleInliners: list(payload, 'CrossModuleInliners', unsignedNumber),
    inliners: list(payload, 'Inliners', inlinerOf),
  };
  return (writer) => writeCrossModuleInlining(writer, entry, hasModules);
});

export const instanceEntryPointsEncoding = hashtableEncoding(instanceEntryPointsKind, (payload) => {
  const method = methodOf(payload.Method);
  const entry = entryPointOf(membersOf(payload.Entry));
  return (writer, { shared }) => {
    writeMethodSignature(writer, method);
    writeEntryPoint(writer, entry, shared);
  };
});

export const pgoInstrumentationEncoding = hashtableEncoding(pgoInstrumentationKind, (payload) => {
  if (unsigned(payload, 'Version') !== 0) throw noEncoding(payload.Version, 'record');
  const entry = { method: methodOf(payload.Method), profile: listOf(payload.Data, pgoElementOf) };
  return (writer) => writePgoEntryWithProfile(writer, entry);
});
