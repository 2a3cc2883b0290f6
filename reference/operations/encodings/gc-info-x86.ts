import { writeGcInfoX86 } from '../../gc-info/x86/gc-info-x86-writer.js';
import type { GcInfoX86Header } from '../../gc-info/x86/header.js';
import type { UntrackedSlot, VarPtr } from '../../gc-info/x86/stack-slots.js';
import { gcInfoVersion } from '../../gc-info/versions.js';
import { gcInfoX86Kind } from '../kinds/gc-info-x86.js';
import { noEncoding } from './encoding.js';
import { transitionsOf } from './gc-transitions-x86.js';
import { bits, flag, list, membersOf, NOWHERE, optional, signed, sum, sumNumber, unsigned, unsignedNumber, type Members } from './members.js';
import { structureEncoding } from './structure.js';

const FLAGS_BITS = 2;
const RETURN_KIND_BITS = 8;
const MAX_TABLE = 1 << 20;

/** GC info of x86. What a table has to say of its length, its list does. */
export const gcInfoX86Encoding = structureEncoding(gcInfoX86Kind, 'record', (writer, value, { version: formatVersion }) => {
  const version = gcInfoVersion(formatVersion);
  const members = membersOf(value);
  const header = headerOf(membersOf(members.Header));
  const noGcRegions = list(members, 'NoGcRegions', (region) => ({ offset: unsigned(membersOf(region), 'Offset'), size: unsigned(membersOf(region), 'Size') }));
  const untrackedSlots = list(members, 'UntrackedSlots', untrackedSlot);
  const varPtrTable = list(members, 'VarPtrTable', varPtr);
  if (varPtrTable.some(({ begin }, index) => index > 0 && begin < varPtrTable[index - 1].begin)) throw noEncoding(varPtrTable, 'record');
  writer.bytes(
    writeGcInfoX86({
      kind: 'x86',
      version,
      codeLength: unsigned(members, 'CodeLength'),
      header: { ...header, untrackedCount: untrackedSlots.length, varPtrTableSize: varPtrTable.length, noGcRegionCount: noGcRegions.length },
      noGcRegions,
      untrackedSlots,
      varPtrTable,
      transitions: transitionsOf(members, header),
      range: NOWHERE,
    }),
  );
});

function headerOf(members: Members): GcInfoX86Header {
  const start = optional(members, 'SyncStart', unsignedNumber);
  const end = optional(members, 'SyncEnd', unsignedNumber);
  if ((start === undefined) !== (end === undefined)) throw noEncoding(start ?? end, 'record');
  const epilogs = list(members, 'Epilogs', sumNumber);
  const header: GcInfoX86Header = {
    prologSize: unsigned(members, 'PrologSize'),
    epilogSize: unsigned(members, 'EpilogSize'),
    epilogCount: unsigned(members, 'EpilogCount'),
    epilogAtEnd: flag(members, 'EpilogAtEnd'),
    ediSaved: flag(members, 'EdiSaved'),
    esiSaved: flag(members, 'EsiSaved'),
    ebxSaved: flag(members, 'EbxSaved'),
    ebpSaved: flag(members, 'EbpSaved'),
    ebpFrame: flag(members, 'EbpFrame'),
    interruptible: flag(members, 'Interruptible'),
    doubleAlign: flag(members, 'DoubleAlign'),
    security: flag(members, 'Security'),
    handlers: flag(members, 'Handlers'),
    localloc: flag(members, 'Localloc'),
    editAndContinue: flag(members, 'EditAndContinue'),
    varargs: flag(members, 'Varargs'),
    profCallbacks: flag(members, 'ProfCallbacks'),
    genericsContext: flag(members, 'GenericsContext'),
    genericsContextIsMethodDesc: flag(members, 'GenericsContextIsMethodDesc'),
    isAsync: optional(members, 'IsAsync', () => flag(members, 'IsAsync')) ?? false,
    returnKind: bits(members, 'ReturnKind', RETURN_KIND_BITS),
    argCount: unsigned(members, 'ArgCount'),
    frameSize: unsigned(members, 'FrameSize'),
    untrackedCount: 0,
    varPtrTableSize: 0,
    gsCookieOffset: optional(members, 'GSCookieOffset', unsignedNumber),
    sync: start === undefined || end === undefined ? undefined : { start, end },
    reversePInvokeOffset: optional(members, 'ReversePInvokeOffset', unsignedNumber),
    noGcRegionCount: 0,
    epilogs,
    argTabOffset: undefined,
    range: NOWHERE,
  };
  const stored = header.epilogCount === 1 && header.epilogAtEnd ? 0 : header.epilogCount;
  if (epilogs.length !== stored || epilogs.some((epilog, index) => index > 0 && epilog < epilogs[index - 1])) throw noEncoding(epilogs, 'record');
  if (header.epilogCount > MAX_TABLE) throw noEncoding(header.epilogCount, 'record');
  return header;
}

function untrackedSlot(value: unknown): UntrackedSlot {
  const members = membersOf(value);
  const { Base: base } = members;
  if (base !== 'EBP' && base !== 'ESP') throw noEncoding(base, 'record');
  return { base, offset: signed(members, 'Offset'), flags: bits(members, 'Flags', FLAGS_BITS) };
}

function varPtr(value: unknown): VarPtr {
  const members = membersOf(value);
  const begin = sum(members, 'Begin');
  const end = sum(members, 'End');
  const offset = unsigned(members, 'Offset');
  if (end < begin || offset % 4 !== 0) throw noEncoding(end, 'record');
  return { offset, flags: bits(members, 'Flags', FLAGS_BITS), begin, end };
}
