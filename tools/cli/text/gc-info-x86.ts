import { REGISTER_MASK } from '../../../reference/gc-info/x86/argument-table.js';
import type { EbpFrameEntry } from '../../../reference/gc-info/x86/ebp-frame.js';
import type { EspFrameEntry } from '../../../reference/gc-info/x86/esp-frame.js';
import type { InterruptibleEntry } from '../../../reference/gc-info/x86/fully-interruptible.js';
import type { GcInfoX86 } from '../../../reference/gc-info/x86/gc-info-x86.js';
import type { GcInfoX86Header } from '../../../reference/gc-info/x86/header.js';
import { X86_SLOT_FLAGS } from '../../../reference/gc-info/x86/stack-slots.js';
import { registerName } from '../../../reference/names/registers.js';
import { codeOffset, counted, displaced, flagNames, hexNumber } from './numbers.js';

/** GC info of x86: the frame, the slots with their lifetimes, and the register and argument table. */
export function* gcInfoX86Text(info: GcInfoX86, indent: string): Iterable<string> {
  const { header } = info;
  const margin = `${indent}           `;
  yield `${indent}GC info    version ${info.version}, ${counted(info.codeLength, 'byte of code', 'bytes of code')}, ${headerTexts(header).join(', ')}`;
  for (const epilog of header.epilogs) yield `${margin}epilog at ${codeOffset(epilog)}`;
  for (const { offset, size } of info.noGcRegions) yield `${margin}no GC ${codeOffset(offset)}..${codeOffset(offset + size)}`;
  for (const { base, offset, flags } of info.untrackedSlots) {
    yield `${margin}[${displaced(base, offset)}]${slotRemarkX86(flags)}  untracked: live in the whole method`;
  }
  for (const { offset, flags, begin, end } of info.varPtrTable) {
    yield `${margin}${variablePlaceX86(offset, flags, header.ebpFrame)}  live ${codeOffset(begin)}..${codeOffset(end)}`;
  }
  for (const entry of info.transitions.entries) yield `${margin}${transitionTextX86(entry)}`;
}

/**
 * Where a variable of the pointer table lies: below EBP, or above ESP. Its second flag says `this` where x86 has no funclets
 * and pinned where it has them (gcinfo.h); the image does not say which it is.
 */
export function variablePlaceX86(offset: number, flags: number, ebpFrame: boolean): string {
  const place = ebpFrame ? displaced('EBP', -offset) : displaced('ESP', offset);
  const { BYREF, PINNED } = X86_SLOT_FLAGS;
  return `[${place}]${remarkText(flagNames(flags, { BYREF, 'this or pinned': PINNED }))}`;
}

export function slotRemarkX86(flags: number): string {
  return remarkText(flagNames(flags, X86_SLOT_FLAGS));
}

function remarkText(remark: string): string {
  return remark === 'none' ? '' : ` ${remark.toLowerCase()}`;
}

const MARKS = [
  ['ebpFrame', 'EBP frame'],
  ['interruptible', 'fully interruptible'],
  ['ediSaved', 'saves EDI'],
  ['esiSaved', 'saves ESI'],
  ['ebxSaved', 'saves EBX'],
  ['ebpSaved', 'saves EBP'],
  ['doubleAlign', 'double-aligned'],
  ['security', 'security object'],
  ['handlers', 'exception handlers'],
  ['localloc', 'localloc'],
  ['editAndContinue', 'edit and continue'],
  ['varargs', 'varargs'],
  ['profCallbacks', 'profiler callbacks'],
  ['genericsContext', 'generics context'],
  ['genericsContextIsMethodDesc', 'which is a method'],
  ['isAsync', 'async'],
] as const satisfies readonly (readonly [keyof GcInfoX86Header, string])[];

function headerTexts(header: GcInfoX86Header): string[] {
  const { prologSize, epilogSize, epilogCount, epilogAtEnd, frameSize, argCount, returnKind } = header;
  const texts = [`prolog ${prologSize}`, `${counted(epilogCount, 'epilog')} of ${epilogSize}${epilogAtEnd ? ', the last at the end' : ''}`];
  texts.push(`frame ${hexNumber(frameSize * 4)}`, `arguments ${hexNumber(argCount * 4)}`, `return kind ${returnKind}`);
  for (const [mark, text] of MARKS) if (header[mark]) texts.push(text);
  if (header.gsCookieOffset !== undefined) texts.push(`GS cookie at ${hexNumber(header.gsCookieOffset)}`);
  if (header.sync !== undefined) texts.push(`synchronized ${codeOffset(header.sync.start)}..${codeOffset(header.sync.end)}`);
  if (header.reversePInvokeOffset !== undefined) texts.push(`reverse P/Invoke frame at ${hexNumber(header.reversePInvokeOffset)}`);
  return texts;
}

/** `+0xf  call  ESI` */
export function transitionTextX86(entry: InterruptibleEntry | EbpFrameEntry | EspFrameEntry): string {
  return `${codeOffset(entry.codeOffset)}  ${changeText(entry)}`;
}

/** What happens at an entry of the register and argument table. */
function changeText(entry: InterruptibleEntry | EbpFrameEntry | EspFrameEntry): string {
  switch (entry.kind) {
    case 'register':
      return `${entry.live ? 'live' : 'dead'}  ${registerName('I386', entry.register)}${entry.isThis ? ' this' : ''}${entry.interior ? ' interior' : ''}`;
    case 'push':
      return 'argument' in entry ? `push of argument ${entry.argument}${entry.isThis ? ' this' : ''}${entry.interior ? ' interior' : ''}` : `push of ${counted(entry.count, 'word')}`;
    case 'push-non-pointer':
      return 'push of a word that is no pointer';
    case 'pop':
      return `pop of ${counted(entry.count, 'word')}`;
    case 'kill':
      return `argument ${entry.argument} dies`;
    case 'adjust-count':
      return `argument count adjusted by ${entry.count}`;
    case 'interior-mask':
      return `interior mask ${hexNumber(entry.mask)}`;
    case 'this':
      return 'registers' in entry ? `this in ${registersText(entry.registers)}` : `this in ${registersText(1 << entry.register)}`;
    case 'call':
      return `call  ${callText(entry)}`;
  }
}

function callText(call: Extract<EbpFrameEntry | EspFrameEntry, { kind: 'call' }>): string {
  const texts = [registersText(call.registers)];
  if ('byrefRegisters' in call && call.byrefRegisters !== 0) texts.push(`of which interior ${registersText(call.byrefRegisters)}`);
  if (call.argMask !== 0) texts.push(`argument mask ${hexNumber(call.argMask)}`);
  if ('byrefArgMask' in call && call.byrefArgMask !== 0) texts.push(`of which interior ${hexNumber(call.byrefArgMask)}`);
  if ('argCount' in call) texts.push(counted(call.argCount, 'argument'));
  for (const { offset, byref } of call.pointerArguments) texts.push(`pointer at ${hexNumber(offset)}${byref ? ' interior' : ''}`);
  return texts.join(', ');
}

function registersText(mask: number): string {
  const names = flagNames(mask, REGISTER_MASK);
  return names === 'none' ? 'no register' : names;
}
