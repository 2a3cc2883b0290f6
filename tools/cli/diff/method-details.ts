import { SOURCE_TYPES, sourceTypesOfBits } from '../../../reference/debug-info/bounds.js';
import type { GcInfo } from '../../../reference/gc-info/gc-info.js';
import { readMethodGcInfo } from '../../../reference/gc-info/method-gc-info.js';
import { trackedCount } from '../../../reference/gc-info/slots.js';
import type { GcInfoX86 } from '../../../reference/gc-info/x86/gc-info-x86.js';
import type { Image } from '../../../reference/image/image.js';
import type { RuntimeFunction } from '../../../reference/image/runtime-functions.js';
import { has } from '../../../reference/image/versions.js';
import type { ByteRange } from '../../../reference/io/ranges.js';
import type { CompiledMethod } from '../../../reference/names/compiled-methods.js';
import { readUnwindData, type UnwindData } from '../../../reference/unwind/unwind-data.js';
import { functionsOf } from '../methods.js';
import { debugInfoText } from '../text/debug-info.js';
import { gcInfoX86Text } from '../text/gc-info-x86.js';
import { gcInfoText } from '../text/gc-info.js';
import { counted } from '../text/numbers.js';
import { unwindText } from '../text/unwind.js';
import type { Side } from './side.js';

/** What an image says of a method at length. */
export interface Detail {
  readonly name: string;
  /** In a few numbers. */
  readonly summary: string;
  /** The bytes that it stands in. */
  readonly stored: readonly ByteRange[];
  /** The same text for the same meaning, also in another version's encoding. @param exact false if the versions are others */
  meaning(exact: boolean): string;
  lines(): Iterable<string>;
}

/** @throws R2RError if it cannot be read */
export type DetailReader = (side: Side, method: CompiledMethod) => Detail;

export const METHOD_DETAILS: Readonly<Record<string, DetailReader>> = {
  'unwind data': unwindDetail,
  'GC info': gcDetail,
  'debug info': debugDetail,
};

export function functionsWith(image: Image, method: CompiledMethod): RuntimeFunction[] {
  const { runtimeFunctions } = image;
  return runtimeFunctions === undefined ? [] : functionsOf(method).map((index) => runtimeFunctions.read(index));
}

function unwindDetail(side: Side, method: CompiledMethod): Detail {
  const { image } = side;
  const all = functionsWith(image, method).map((func) => readUnwindData(image.context, func));
  const lines = (): string[] => all.flatMap((unwind) => Array.from(unwindText(unwind, image.target, ''), (line) => side.line(line)));
  return {
    name: 'unwind data',
    summary: all.map(unwindSummary).join(', '),
    stored: all.map(({ range }) => range),
    meaning: () => lines().join('\n'),
    lines,
  };
}

function unwindSummary(unwind: UnwindData): string {
  switch (unwind.kind) {
    case 'amd64':
      return `prolog of ${unwind.prologSize} with ${counted(unwind.codes.length, 'code')}`;
    case 'arm':
      return `${counted(unwind.codeWords, 'word')} of codes`;
    case 'x86':
      return unwind.functionLength === undefined ? 'none' : 'only a length';
    case 'wasm':
      return `frame of ${unwind.frameSize}`;
  }
}

function gcDetail({ image }: Side, method: CompiledMethod): Detail {
  const func = image.runtimeFunctions?.read(method.entryPoint.runtimeFunctionIndex);
  if (func === undefined) return { name: 'GC info', summary: 'none', stored: [], meaning: () => '', lines: () => [] };
  const info = readMethodGcInfo(image.context, func, readUnwindData(image.context, func));
  const stored = [info.range];
  if (info.kind === 'x86') {
    const count = info.untrackedSlots.length + info.varPtrTable.length;
    const summary = `${counted(count, 'slot')}, ${counted(info.transitions.entries.length, 'transition')}`;
    return { name: 'GC info', summary, stored, meaning: (exact) => x86Meaning(info, exact), lines: () => gcInfoX86Text(info, '') };
  }
  const slots = trackedCount(info.slots) + info.slots.untrackedStackSlots.length;
  const summary = [counted(slots, 'slot'), counted(info.safePoints.length, 'safe point'), counted(info.transitions.length, 'transition')].join(', ');
  return { name: 'GC info', summary, stored, meaning: (exact) => gcMeaning(info, exact), lines: () => gcInfoText(info, image.target.machine, '') };
}

/** From this version on a safe point is the return address of a call; before, the byte in front of it (r2r-format 9.4). */
const RETURN_ADDRESSES = 4;

/**
 * Version, return kind and the short form of the header belong to the encoding: newer versions have no return kind. The code
 * length is said with the code.
 */
function gcMeaning({ header, version, safePoints, interruptibleRanges, slots, safePointStates, transitions }: GcInfo, exact: boolean): string {
  const { slim, returnKind, codeLength: _, ...rest } = header;
  const { registers, trackedStackSlots, untrackedStackSlots } = slots;
  const points = exact || version >= RETURN_ADDRESSES ? safePoints : safePoints.map((offset) => offset + 1);
  const states = safePointStates?.states.map((state) => state.slots);
  return JSON.stringify([rest, points, interruptibleRanges, registers, trackedStackSlots, untrackedStackSlots, states, transitions, exact && [slim, returnKind, version]], withoutRanges);
}

function x86Meaning({ header, codeLength, noGcRegions, untrackedSlots, varPtrTable, transitions }: GcInfoX86, exact: boolean): string {
  const { returnKind, ...rest } = header;
  return JSON.stringify([codeLength, rest, noGcRegions, untrackedSlots, varPtrTable, transitions, exact && returnKind], withoutRanges);
}

function withoutRanges(key: string, value: unknown): unknown {
  return key === 'range' ? undefined : value;
}

/** Of the source types, those that every version stores. */
const KNOWN_EVERYWHERE = SOURCE_TYPES.CALL_INSTRUCTION | SOURCE_TYPES.STACK_EMPTY;

function debugDetail({ image, page }: Side, { entryPoint }: CompiledMethod): Detail {
  const info = page.debugInfo?.read(entryPoint.runtimeFunctionIndex);
  if (info === undefined) return { name: 'debug info', summary: 'none', stored: [], meaning: () => '', lines: () => [] };
  const areBits = has(image.version, 'bitPackedBounds');
  const typesOf = (stored: number, exact: boolean): number => (exact ? stored : (areBits ? sourceTypesOfBits(stored) : stored) & KNOWN_EVERYWHERE);
  const { bounds, variables, header } = info;
  return {
    name: 'debug info',
    summary: `${counted(bounds.length, 'bound')}, ${counted(variables.length, 'variable range')}`,
    stored: [{ start: header.range.start, end: header.asyncInfo.end }],
    meaning: (exact) => JSON.stringify([bounds.map((each) => [each.nativeOffset, each.ilOffset, typesOf(each.sourceTypes, exact)]), variables]),
    lines: () => debugInfoText(info, image, ''),
  };
}
