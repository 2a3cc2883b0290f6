import type { PointerArgument } from '../../gc-info/x86/argument-table.js';
import type { EbpFrameEntry } from '../../gc-info/x86/ebp-frame.js';
import type { EspFrameEntry } from '../../gc-info/x86/esp-frame.js';
import type { InterruptibleEntry } from '../../gc-info/x86/fully-interruptible.js';
import type { GcInfoX86 } from '../../gc-info/x86/gc-info-x86.js';
import type { GcInfoX86Header } from '../../gc-info/x86/header.js';
import { noEncoding } from './encoding.js';
import { bits, flag, list, listOf, membersOf, optional, sum, unsigned, type Members } from './members.js';

/* The register and argument tables of x86, in the three languages (r2r-format 9.5). */

type Transitions = GcInfoX86['transitions'];

/** The table in the language that the header asks for. @throws R2RError `value.range` */
export function transitionsOf(members: Members, { interruptible, ebpFrame }: GcInfoX86Header): Transitions {
  if (interruptible) return { language: 'fully-interruptible', entries: ascending(list(members, 'InterruptibleTable', interruptibleEntry)) };
  if (ebpFrame) return { language: 'ebp-frame', entries: ascending(list(members, 'EbpFrameTable', ebpFrameEntry)) };
  return { language: 'esp-frame', entries: withInteriorMasks(ascending(list(members, 'EspFrameTable', espFrameEntry))) };
}

/** Every entry says how far it lies behind the one in front of it. */
function ascending<Entry extends { readonly codeOffset: number }>(entries: Entry[]): Entry[] {
  const back = entries.find(({ codeOffset }, index) => index > 0 && codeOffset < entries[index - 1].codeOffset);
  if (back !== undefined) throw noEncoding(back.codeOffset, 'record');
  return entries;
}

function interruptibleEntry(value: unknown): InterruptibleEntry {
  const members = membersOf(value);
  const codeOffset = sum(members, 'CodeOffset');
  const marks = (): { isThis: boolean; interior: boolean } => ({ isThis: flag(members, 'IsThis'), interior: flag(members, 'IsInterior') });
  const { Kind: kind } = members;
  switch (kind) {
    case 'live':
    case 'dead':
      return { kind: 'register', codeOffset, register: bits(members, 'Register', 3), live: kind === 'live', ...marks() };
    case 'push':
      return { kind, codeOffset, argument: unsigned(members, 'Argument'), ...marks() };
    case 'kill':
      return { kind, codeOffset, argument: unsigned(members, 'Argument') };
    case 'pop':
    case 'adjust-count':
      return { kind, codeOffset, count: unsigned(members, 'Count') };
    case 'push-non-pointer':
      return { kind, codeOffset };
    default:
      throw noEncoding(kind, 'record');
  }
}

function ebpFrameEntry(value: unknown): EbpFrameEntry {
  const members = membersOf(value);
  const codeOffset = sum(members, 'CodeOffset');
  const { Kind: kind } = members;
  if (kind === 'this') return { kind, codeOffset, registers: bits(members, 'Registers', 3) };
  if (kind !== 'call') throw noEncoding(kind, 'record');
  return {
    kind,
    codeOffset,
    registers: bits(members, 'Registers', 4),
    byrefRegisters: bits(members, 'ByrefRegisters', 4),
    argMask: unsigned(members, 'ArgMask'),
    byrefArgMask: unsigned(members, 'ByrefArgMask'),
    pointerArguments: pointerArguments(members),
  };
}

function espFrameEntry(value: unknown): EspFrameEntry {
  const members = membersOf(value);
  const codeOffset = sum(members, 'CodeOffset');
  const { Kind: kind } = members;
  switch (kind) {
    case 'push':
    case 'pop':
      return { kind, codeOffset, count: unsigned(members, 'Count') };
    case 'this':
      return { kind, codeOffset, register: bits(members, 'Register', 2) };
    case 'call':
      return {
        kind,
        codeOffset,
        registers: bits(members, 'Registers', 4),
        argCount: unsigned(members, 'ArgCount'),
        argMask: unsigned(members, 'ArgMask'),
        interiorMask: unsigned(members, 'InteriorMask'),
        pointerArguments: pointerArguments(members),
      };
    default:
      throw noEncoding(kind, 'record');
  }
}

/** A call with a mask of interior pointers has it in front; one with a list of its arguments has room for it. */
function withInteriorMasks(entries: readonly EspFrameEntry[]): EspFrameEntry[] {
  return entries.flatMap((entry, index) => {
    if (entry.kind !== 'call' || entry.interiorMask === 0 || entry.pointerArguments.length > 0) return [entry];
    return [{ kind: 'interior-mask', codeOffset: index === 0 ? 0 : entries[index - 1].codeOffset, mask: entry.interiorMask }, entry];
  });
}

function pointerArguments(members: Members): PointerArgument[] {
  const argument = (item: unknown): PointerArgument => ({ offset: unsigned(membersOf(item), 'Offset'), byref: flag(membersOf(item), 'IsByref') });
  return optional(members, 'PointerArguments', (items) => listOf(items, argument)) ?? [];
}
