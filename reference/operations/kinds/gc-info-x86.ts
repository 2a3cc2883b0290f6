import type { EbpFrameEntry } from '../../gc-info/x86/ebp-frame.js';
import type { EspFrameEntry } from '../../gc-info/x86/esp-frame.js';
import type { InterruptibleEntry } from '../../gc-info/x86/fully-interruptible.js';
import { readGcInfoX86, type GcInfoX86 } from '../../gc-info/x86/gc-info-x86.js';
import type { GcInfoX86Header } from '../../gc-info/x86/header.js';
import type { PointerArgument } from '../../gc-info/x86/argument-table.js';
import { fileOffset } from '../../io/addresses.js';
import type { Kind } from './kind.js';

export const gcInfoX86Kind: Kind = ({ context }) => {
  if (context.target.machine !== 'I386') return 'GC info of x86 on another machine';
  const info = readGcInfoX86(context, fileOffset(0), context.space.bytes.length);
  return { value: value(info), end: info.range.end };
};

function value(info: GcInfoX86): object {
  const { header, transitions } = info;
  return {
    CodeLength: info.codeLength,
    Header: headerFields(header, info.version >= 5),
    ArgTableOffset: header.argTabOffset,
    NoGcRegions: info.noGcRegions.map(({ offset, size }) => ({ Offset: offset, Size: size })),
    UntrackedSlots: info.untrackedSlots.map(({ base, offset, flags }) => ({ Base: base, Offset: offset, Flags: flags })),
    VarPtrTable: info.varPtrTable.map(({ offset, flags, begin, end }) => ({ Offset: offset, Flags: flags, Begin: begin, End: end })),
    InterruptibleTable: transitions.language === 'fully-interruptible' ? transitions.entries.map(interruptibleEntry) : undefined,
    EbpFrameTable: transitions.language === 'ebp-frame' ? transitions.entries.map(ebpFrameEntry) : undefined,
    EspFrameTable: transitions.language === 'esp-frame' ? transitions.entries.flatMap(espFrameEntry) : undefined,
  };
}

function headerFields(header: GcInfoX86Header, knowsAsync: boolean): object {
  return {
    PrologSize: header.prologSize,
    EpilogSize: header.epilogSize,
    EpilogCount: header.epilogCount,
    EpilogAtEnd: header.epilogAtEnd,
    EdiSaved: header.ediSaved,
    EsiSaved: header.esiSaved,
    EbxSaved: header.ebxSaved,
    EbpSaved: header.ebpSaved,
    EbpFrame: header.ebpFrame,
    Interruptible: header.interruptible,
    DoubleAlign: header.doubleAlign,
    Security: header.security,
    Handlers: header.handlers,
    Localloc: header.localloc,
    EditAndContinue: header.editAndContinue,
    Varargs: header.varargs,
    ProfCallbacks: header.profCallbacks,
    GenericsContext: header.genericsContext,
    GenericsContextIsMethodDesc: header.genericsContextIsMethodDesc,
    ReturnKind: header.returnKind,
    IsAsync: knowsAsync ? header.isAsync : undefined,
    ArgCount: header.argCount,
    FrameSize: header.frameSize,
    GSCookieOffset: header.gsCookieOffset,
    SyncStart: header.sync?.start,
    SyncEnd: header.sync?.end,
    ReversePInvokeOffset: header.reversePInvokeOffset,
    // The contract publishes what is stored, and a single epilog at the end is not.
    Epilogs: header.epilogCount === 1 && header.epilogAtEnd ? [] : header.epilogs,
  };
}

function interruptibleEntry(entry: InterruptibleEntry): object {
  const { codeOffset } = entry;
  switch (entry.kind) {
    case 'register':
      return { CodeOffset: codeOffset, Kind: entry.live ? 'live' : 'dead', Register: entry.register, IsThis: entry.isThis, IsInterior: entry.interior };
    case 'push':
      return { CodeOffset: codeOffset, Kind: 'push', Argument: entry.argument, IsThis: entry.isThis, IsInterior: entry.interior };
    case 'kill':
      return { CodeOffset: codeOffset, Kind: 'kill', Argument: entry.argument };
    case 'pop':
    case 'adjust-count':
      return { CodeOffset: codeOffset, Kind: entry.kind, Count: entry.count };
    case 'push-non-pointer':
      return { CodeOffset: codeOffset, Kind: 'push-non-pointer' };
  }
}

function ebpFrameEntry(entry: EbpFrameEntry): object {
  if (entry.kind === 'this') return { CodeOffset: entry.codeOffset, Kind: 'this', Registers: entry.registers };
  return {
    CodeOffset: entry.codeOffset,
    Kind: 'call',
    Registers: entry.registers,
    ByrefRegisters: entry.byrefRegisters,
    ArgMask: entry.argMask,
    ByrefArgMask: entry.byrefArgMask,
    PointerArguments: pointerArguments(entry.pointerArguments),
  };
}

/** The interior mask in front of a call stands in the call. */
function espFrameEntry(entry: EspFrameEntry): object[] {
  const { codeOffset } = entry;
  switch (entry.kind) {
    case 'interior-mask':
      return [];
    case 'push':
    case 'pop':
      return [{ CodeOffset: codeOffset, Kind: entry.kind, Count: entry.count }];
    case 'this':
      return [{ CodeOffset: codeOffset, Kind: 'this', Register: entry.register }];
    case 'call':
      return [{
        CodeOffset: codeOffset,
        Kind: 'call',
        Registers: entry.registers,
        ArgCount: entry.argCount,
        ArgMask: entry.argMask,
        InteriorMask: entry.interiorMask,
        PointerArguments: pointerArguments(entry.pointerArguments),
      }];
  }
}

function pointerArguments(list: readonly PointerArgument[] | undefined): object[] | undefined {
  return list?.map(({ offset, byref }) => ({ Offset: offset, IsByref: byref }));
}
