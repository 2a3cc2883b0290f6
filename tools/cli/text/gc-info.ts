import type { GcInfo } from '../../../reference/gc-info/gc-info.js';
import { GC_INFO_HEADER_FLAGS, GENERICS_INST_CONTEXT_MASK } from '../../../reference/gc-info/header-flags.js';
import { trackedCount } from '../../../reference/gc-info/slots.js';
import type { Machine } from '../../../reference/image/target.js';
import { registerName } from '../../../reference/names/registers.js';
import { slotTexts } from './gc-slots.js';
import { codeOffset, counted, displaced, flagNames, hexNumber } from './numbers.js';

/** GC info of all targets but x86: what the frame holds, the slots, and where they are live. */
export function* gcInfoText(info: GcInfo, machine: Machine, indent: string): Iterable<string> {
  const margin = `${indent}           `;
  yield `${indent}GC info    version ${info.version}, ${counted(info.header.codeLength, 'byte of code', 'bytes of code')}, ${headerTexts(info, machine).join(', ')}`;
  const slots = slotTexts(info.slots, machine, info.header.stackBaseRegister);
  const tracked = trackedCount(info.slots);
  for (const [index, slot] of slots.entries()) {
    yield `${margin}slot ${index}  ${slot}${index >= tracked ? '  untracked: live in the whole method' : ''}`;
  }
  for (const [index, offset] of info.safePoints.entries()) {
    yield `${margin}safe point ${codeOffset(offset)}  ${liveText(info.safePointStates?.states[index]?.slots ?? [], slots)}`;
  }
  for (const { start, end } of info.interruptibleRanges) yield `${margin}interruptible ${codeOffset(start)}..${codeOffset(end)}`;
  for (const { codeOffset: offset, slot, live } of info.transitions) {
    yield `${margin}  ${codeOffset(offset)}  ${live ? 'live' : 'dead'}  ${slots[slot] ?? `slot ${slot}`}`;
  }
}

export function liveText(live: readonly number[], slots: readonly string[]): string {
  return live.length === 0 ? 'nothing live' : live.map((slot) => slots[slot] ?? `slot ${slot}`).join(', ');
}

function headerTexts({ header }: GcInfo, machine: Machine): string[] {
  const texts = [header.slim ? 'slim' : 'fat'];
  const slot = (what: string, offset: number | undefined): void => {
    if (offset !== undefined) texts.push(`${what} in slot ${displaced('', offset)}`);
  };
  const flags = flagNames(header.flags, flagsOf(header.flags, machine));
  if (flags !== 'none') texts.push(`flags ${flags}`);
  if (header.returnKind !== undefined) texts.push(`return kind ${header.returnKind}`);
  if (header.stackBaseRegister !== undefined) texts.push(`frame register ${registerName(machine, header.stackBaseRegister)}`);
  if (header.prologSize !== undefined) texts.push(`prolog ${header.prologSize}`);
  if (header.epilogSize !== undefined) texts.push(`epilog ${header.epilogSize}`);
  slot('GS cookie', header.gsCookieStackSlot);
  slot('PSPSym', header.pspSymStackSlot);
  slot('generics context', header.genericsInstContextStackSlot);
  slot('reverse P/Invoke frame', header.reversePInvokeFrameStackSlot);
  if (header.sizeOfEditAndContinuePreservedArea !== undefined) texts.push(`edit and continue area ${hexNumber(header.sizeOfEditAndContinuePreservedArea)}`);
  if (header.sizeOfStackOutgoingAndScratchArea > 0) texts.push(`outgoing area ${hexNumber(header.sizeOfStackOutgoingAndScratchArea)}`);
  return texts;
}

/** The flags by name: THIS is MT and MD together, and one bit has another name on AMD64. */
function flagsOf(flags: number, machine: Machine): Record<string, number> {
  const { GENERICS_INST_CONTEXT_THIS, GENERICS_INST_CONTEXT_MT, GENERICS_INST_CONTEXT_MD, HAS_TAILCALLS, WANTS_REPORT_ONLY_LEAF, ...others } = GC_INFO_HEADER_FLAGS;
  const isThis = (flags & GENERICS_INST_CONTEXT_MASK) === GENERICS_INST_CONTEXT_THIS;
  return {
    ...others,
    ...(isThis ? { GENERICS_INST_CONTEXT_THIS } : { GENERICS_INST_CONTEXT_MT, GENERICS_INST_CONTEXT_MD }),
    ...(machine === 'AMD64' ? { WANTS_REPORT_ONLY_LEAF } : { HAS_TAILCALLS }),
  };
}
