import type { GcInfo } from '../../../reference/gc-info/gc-info.js';
import { trackedCount } from '../../../reference/gc-info/slots.js';
import type { GcInfoX86 } from '../../../reference/gc-info/x86/gc-info-x86.js';
import type { Machine } from '../../../reference/image/target.js';
import { liveText } from './gc-info.js';
import { slotRemarkX86, transitionTextX86, variablePlaceX86 } from './gc-info-x86.js';
import { slotTexts } from './gc-slots.js';
import { displaced } from './numbers.js';

/** Which slots hold references when a thread stands at a code offset, as far as the GC info tells of it. */
export function* liveSlotsText(info: GcInfo | GcInfoX86, offset: number, machine: Machine): Iterable<string> {
  if (info.kind === 'x86') yield* x86Text(info, offset);
  else yield* bitStreamText(info, offset, machine);
}

function* bitStreamText(info: GcInfo, offset: number, machine: Machine): Iterable<string> {
  const slots = slotTexts(info.slots, machine, info.header.stackBaseRegister);
  // Before version 4 a safe point is one byte in front of the return address.
  const safePoint = info.safePoints.indexOf(info.version < 4 ? offset - 1 : offset);
  const isInterruptible = info.interruptibleRanges.some(({ start, end }) => start <= offset && offset < end);
  if (safePoint >= 0) {
    yield `  GC         safe point: ${liveText(info.safePointStates?.states[safePoint]?.slots ?? [], slots)}`;
  } else if (isInterruptible) {
    yield `  GC         fully interruptible: ${liveText(liveAt(info, offset), slots)}`;
  } else {
    yield '  GC         neither safe point nor interruptible: no collection begins here';
  }
  const untracked = slots.slice(trackedCount(info.slots));
  if (untracked.length > 0) yield `             untracked, live in the whole method: ${untracked.join(', ')}`;
}

function liveAt({ transitions }: GcInfo, offset: number): number[] {
  const live = new Set<number>();
  for (const { codeOffset, slot, live: isLive } of transitions) {
    if (codeOffset > offset) break;
    if (isLive) live.add(slot);
    else live.delete(slot);
  }
  return [...live].sort((a, b) => a - b);
}

function* x86Text(info: GcInfoX86, offset: number): Iterable<string> {
  const noGc = info.noGcRegions.some((region) => region.offset <= offset && offset < region.offset + region.size);
  const { language, entries } = info.transitions;
  const here = entries.filter((entry) => (language === 'fully-interruptible' ? entry.codeOffset <= offset : entry.codeOffset === offset));
  const texts = here.map(transitionTextX86);
  if (noGc) yield '  GC         in a region without collections';
  else if (texts.length === 0) yield `  GC         ${language === 'fully-interruptible' ? 'fully interruptible: nothing has become live' : 'no call returns here'}`;
  else yield `  GC         ${language === 'fully-interruptible' ? 'fully interruptible, up to here' : 'here'}: ${texts.join('; ')}`;
  for (const slot of info.varPtrTable.filter(({ begin, end }) => begin <= offset && offset < end)) {
    yield `             ${variablePlaceX86(slot.offset, slot.flags, info.header.ebpFrame)} live`;
  }
  for (const { base, offset: place, flags } of info.untrackedSlots) {
    yield `             [${displaced(base, place)}]${slotRemarkX86(flags)} untracked, live in the whole method`;
  }
}
