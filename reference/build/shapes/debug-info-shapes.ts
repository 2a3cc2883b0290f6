import type { AsyncInfo, AsyncVariable, SuspensionPoint } from '../../debug-info/async-info.js';
import type { BoundsEntry } from '../../debug-info/bounds.js';
import type { DebugInfoHeader } from '../../debug-info/header.js';
import type { VarLocation } from '../../debug-info/locations.js';
import type { VariableRange } from '../../debug-info/variables.js';
import type { ByteRange } from '../../io/ranges.js';
import { bytes, flag, i32, integer, list, oneOf, optional, range, record, u32, variants, wide, type Shape } from './shape.js';

const header = record<DebugInfoHeader>({
  fat: flag,
  range,
  bounds: range,
  variables: range,
  uninstrumentedBounds: range,
  patchpoint: range,
  richInfo: range,
  asyncInfo: range,
});

const boundsEntry = record<BoundsEntry>({ nativeOffset: u32, ilOffset: u32, sourceTypes: u32 });

type Location<Kind extends VarLocation['kind']> = Extract<VarLocation, { kind: Kind }>;

const location = variants<VarLocation>('kind', {
  register: record<Location<'register'>>({ kind: oneOf('register'), type: oneOf(0, 1, 2), register: u32 }),
  stack: record<Location<'stack'>>({ kind: oneOf('stack'), type: oneOf(3, 4, 8), base: u32, offset: wide }),
  'two-registers': record<Location<'two-registers'>>({ kind: oneOf('two-registers'), type: oneOf(5), first: u32, second: u32 }),
  'register-stack': record<Location<'register-stack'>>({ kind: oneOf('register-stack'), type: oneOf(6), register: u32, base: u32, offset: wide }),
  'stack-register': record<Location<'stack-register'>>({ kind: oneOf('stack-register'), type: oneOf(7), offset: wide, base: u32, register: u32 }),
  'fp-stack': record<Location<'fp-stack'>>({ kind: oneOf('fp-stack'), type: oneOf(9), index: u32 }),
  'fixed-varargs': record<Location<'fixed-varargs'>>({ kind: oneOf('fixed-varargs'), type: oneOf(10), offset: wide }),
});

const variable = record<VariableRange>({ number: i32, start: u32, end: wide, callIlOffset: optional(u32), location });

const asyncInfo = record<AsyncInfo>({
  suspensionPoints: list(record<SuspensionPoint>({ nativeOffset: wide, variableCount: u32 })),
  variables: list(record<AsyncVariable>({ number: wide, offset: u32 })),
});

/** A blob of section 105; what is in the parts without a specification stands in its bytes. */
export interface DebugBlob {
  readonly blob: number;
  readonly range: ByteRange;
  readonly header: DebugInfoHeader;
  readonly bounds: readonly BoundsEntry[];
  readonly variables: readonly VariableRange[];
  readonly asyncInfo: AsyncInfo | undefined;
  readonly bytes: Uint8Array | undefined;
}

const position = integer(0, Number.MAX_SAFE_INTEGER);

export const debugBlob: Shape<DebugBlob> = record<DebugBlob>({
  blob: position,
  range,
  header,
  bounds: list(boundsEntry),
  variables: list(variable),
  asyncInfo: optional(asyncInfo),
  bytes: optional(bytes),
});

/** An element of the array: which blob a runtime function has. */
export interface DebugElement {
  readonly index: number;
  readonly blob: number;
}

export const debugElement = record<DebugElement>({ index: u32, blob: position }, 'element');
