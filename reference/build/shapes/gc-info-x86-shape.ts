import type { PointerArgument } from '../../gc-info/x86/argument-table.js';
import type { EbpFrameEntry } from '../../gc-info/x86/ebp-frame.js';
import type { EspFrameEntry } from '../../gc-info/x86/esp-frame.js';
import type { InterruptibleEntry } from '../../gc-info/x86/fully-interruptible.js';
import type { GcInfoX86 } from '../../gc-info/x86/gc-info-x86.js';
import type { GcInfoX86Header } from '../../gc-info/x86/header.js';
import type { NoGcRegion } from '../../gc-info/x86/no-gc-regions.js';
import type { UntrackedSlot, VarPtr } from '../../gc-info/x86/stack-slots.js';
import { gcInfoVersion } from './gc-info-shape.js';
import { flag, i32, integer, list, oneOf, optional, range, record, u32, u8, variants, wide } from './shape.js';

const header = record<GcInfoX86Header>({
  prologSize: u32,
  epilogSize: u32,
  epilogCount: u32,
  epilogAtEnd: flag,
  ediSaved: flag,
  esiSaved: flag,
  ebxSaved: flag,
  ebpSaved: flag,
  ebpFrame: flag,
  interruptible: flag,
  doubleAlign: flag,
  security: flag,
  handlers: flag,
  localloc: flag,
  editAndContinue: flag,
  varargs: flag,
  profCallbacks: flag,
  genericsContext: flag,
  genericsContextIsMethodDesc: flag,
  isAsync: flag,
  returnKind: u8,
  argCount: u32,
  frameSize: u32,
  untrackedCount: u32,
  varPtrTableSize: u32,
  gsCookieOffset: optional(u32),
  sync: optional(range),
  reversePInvokeOffset: optional(i32),
  noGcRegionCount: u32,
  epilogs: list(u32),
  argTabOffset: optional(u32),
  range,
});

const codeOffset = u32;
const pointerArguments = list(record<PointerArgument>({ offset: u32, byref: flag }));

const interruptibleEntry = variants<InterruptibleEntry>('kind', {
  register: record<Extract<InterruptibleEntry, { kind: 'register' }>>({ kind: oneOf('register'), codeOffset, register: integer(0, 7), live: flag, isThis: flag, interior: flag }),
  push: record<Extract<InterruptibleEntry, { kind: 'push' }>>({ kind: oneOf('push'), codeOffset, argument: u32, isThis: flag, interior: flag }),
  'push-non-pointer': record<Extract<InterruptibleEntry, { kind: 'push-non-pointer' }>>({ kind: oneOf('push-non-pointer'), codeOffset }),
  pop: record<Extract<InterruptibleEntry, { kind: 'pop' }>>({ kind: oneOf('pop'), codeOffset, count: u32 }),
  kill: record<Extract<InterruptibleEntry, { kind: 'kill' }>>({ kind: oneOf('kill'), codeOffset, argument: u32 }),
  'adjust-count': record<Extract<InterruptibleEntry, { kind: 'adjust-count' }>>({ kind: oneOf('adjust-count'), codeOffset, count: wide }),
});

const ebpFrameEntry = variants<EbpFrameEntry>('kind', {
  call: record<Extract<EbpFrameEntry, { kind: 'call' }>>({
    kind: oneOf('call'),
    codeOffset,
    registers: u8,
    byrefRegisters: u8,
    argMask: u32,
    byrefArgMask: u32,
    pointerArguments,
  }),
  this: record<Extract<EbpFrameEntry, { kind: 'this' }>>({ kind: oneOf('this'), codeOffset, registers: u8 }),
});

const espFrameEntry = variants<EspFrameEntry>('kind', {
  call: record<Extract<EspFrameEntry, { kind: 'call' }>>({
    kind: oneOf('call'),
    codeOffset,
    registers: u8,
    argCount: u32,
    argMask: u32,
    interiorMask: wide,
    pointerArguments,
  }),
  push: record<Extract<EspFrameEntry, { kind: 'push' }>>({ kind: oneOf('push'), codeOffset, count: u32 }),
  pop: record<Extract<EspFrameEntry, { kind: 'pop' }>>({ kind: oneOf('pop'), codeOffset, count: u32 }),
  'interior-mask': record<Extract<EspFrameEntry, { kind: 'interior-mask' }>>({ kind: oneOf('interior-mask'), codeOffset, mask: u32 }),
  this: record<Extract<EspFrameEntry, { kind: 'this' }>>({ kind: oneOf('this'), codeOffset, register: integer(0, 3) }),
});

type Transitions = GcInfoX86['transitions'];

/** GC info of x86. */
export const gcInfoX86 = record<GcInfoX86>(
  {
    kind: oneOf('x86'),
    version: gcInfoVersion,
    codeLength: u32,
    header,
    noGcRegions: list(record<NoGcRegion>({ offset: u32, size: u32 })),
    untrackedSlots: list(record<UntrackedSlot>({ base: oneOf('EBP', 'ESP'), offset: i32, flags: u8 })),
    varPtrTable: list(record<VarPtr>({ offset: u32, flags: u8, begin: u32, end: u32 })),
    transitions: variants<Transitions>('language', {
      'fully-interruptible': record<Extract<Transitions, { language: 'fully-interruptible' }>>({ language: oneOf('fully-interruptible'), entries: list(interruptibleEntry) }),
      'ebp-frame': record<Extract<Transitions, { language: 'ebp-frame' }>>({ language: oneOf('ebp-frame'), entries: list(ebpFrameEntry) }),
      'esp-frame': record<Extract<Transitions, { language: 'esp-frame' }>>({ language: oneOf('esp-frame'), entries: list(espFrameEntry) }),
    }),
    range,
  },
  'behindUnwindData',
  'bytes',
);
