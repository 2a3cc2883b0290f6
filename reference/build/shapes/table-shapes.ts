import type { AvailableType } from '../../image/available-types.js';
import type { ComponentAssembly } from '../../image/component-assemblies.js';
import type { CrossModuleInliningEntry } from '../../image/cross-module-inlining.js';
import type { ExceptionClause, MethodExceptionInfo } from '../../image/exception-info.js';
import type { FixupCell } from '../../image/fixup-list.js';
import type { GcRefMap } from '../../image/gc-ref-map.js';
import type { HotColdPair } from '../../image/hot-cold-map.js';
import type { ImportSection } from '../../image/import-sections.js';
import type { InliningRecord } from '../../image/inlining-info.js';
import type { InliningEntry, MethodOfModule } from '../../image/inlining-info-2.js';
import type { PgoElement, PgoHandle } from '../../image/pgo-schema.js';
import type { RuntimeFunction } from '../../image/runtime-functions.js';
import type { HashtableEntry } from '../../native-format/hashtable.js';
import type { MethodSignature } from '../../signatures/method.js';
import { sectionRange } from './header-shapes.js';
import { i64, integer, list, offset, oneOf, optional, range, record, rva, u16, u32, u8, variants, wide, wrongValue, type Members, type Shape } from './shape.js';
import { methodSignature } from './signature-shapes.js';

/** Readers shift rows by a bit or two. */
const rid = integer(0, 0x3fffffff);

export const importSection = record<ImportSection>(
  { index: u32, section: sectionRange, flags: u16, type: u8, entrySize: u8, cellSize: u8, cellCount: u32, signatures: rva, auxiliaryData: rva, range },
  'cells',
  'gcRefMaps',
  'gcRefMapRange',
);

export const gcRefMap = record<GcRefMap>(
  { stackPop: optional(u32), slots: list(record<GcRefMap['slots'][number]>({ position: u32, token: u8 })), range },
  'cell',
  'inLookup',
  'bytes',
);

export const runtimeFunction = record<RuntimeFunction>({ index: u32, begin: rva, end: optional(rva), unwindInfo: rva, range }, 'entry', 'code');

const exceptionClause = record<ExceptionClause>({ flags: u32, tryBegin: u32, tryEnd: u32, handlerBegin: u32, handlerEnd: u32, classTokenOrFilter: u32, range });

export const methodExceptionInfo = record<MethodExceptionInfo>({ methodRva: rva, clausesRva: rva, clauses: list(exceptionClause), range }, 'runtimeFunctionIndex');

/** A fixup list by the offset that entry points name. */
export interface NamedFixupList {
  readonly fixups: number;
  readonly cells: readonly FixupCell[];
}

export const fixupList = record<NamedFixupList>({ fixups: offset, cells: list(record<FixupCell>({ importSection: u32, slot: u32 })) }, 'range', 'bytes');

const ENTRY_POINT = { runtimeFunctionIndex: rid, fixups: optional(offset) };

export interface DefinedEntry {
  readonly rid: number;
  readonly runtimeFunctionIndex: number;
  readonly fixups: number | undefined;
}

export const definedEntry = record<DefinedEntry>({ ...ENTRY_POINT, rid: integer(1, 0x3fffffff) }, 'token', 'name', 'range');

/** Images of the world have at most 65,536 buckets. */
const MAX_BUCKETS = 0x100000;

/** A power of two. */
export const bucketCount: Shape<number> = (value) => {
  const count = integer(1, MAX_BUCKETS)(value);
  if ((count & (count - 1)) !== 0) throw wrongValue(value, 'a power of two');
  return count;
};

export const hashtableEntry = record<HashtableEntry>({ bucket: integer(0, 0xffffff), lowHash: u8, range, payload: offset });

export interface InstanceEntry {
  readonly entry: HashtableEntry;
  readonly signature: MethodSignature;
  readonly runtimeFunctionIndex: number;
  readonly fixups: number | undefined;
}

export const instanceEntry = record<InstanceEntry>({ ...ENTRY_POINT, entry: hashtableEntry, signature: methodSignature }, 'name', 'range');

export const availableType = record<AvailableType>({ entry: hashtableEntry, table: oneOf('TypeDef', 'ExportedType'), rid, range });

const METHOD_OF_MODULE: Members<MethodOfModule> = { rid, module: optional(u32) };
const methodOfModule = record<MethodOfModule>(METHOD_OF_MODULE);

export const inliningEntry = record<InliningEntry>({ entry: hashtableEntry, inlinee: methodOfModule, inliners: list(methodOfModule), range });

export const inliningRecord = record<InliningRecord>({ inlineeRid: u32, inlinerRids: list(u32), range, streamRange: range });

const inlinee: Shape<CrossModuleInliningEntry['inlinee']> = (value) =>
  typeof value === 'object' && value !== null && 'cell' in value ? record({ cell: rid })(value) : record({ rid, module: u32 })(value);

export const crossModuleInlining = record<CrossModuleInliningEntry>({ entry: hashtableEntry, inlinee, crossModuleInliners: list(u32), inliners: list(methodOfModule), range });

const pgoHandle = variants<PgoHandle>('kind', {
  null: record<Extract<PgoHandle, { kind: 'null' }>>({ kind: oneOf('null') }),
  cell: record<Extract<PgoHandle, { kind: 'cell' }>>({ kind: oneOf('cell'), importSection: integer(0, 14), cell: i64 }),
  unknown: record<Extract<PgoHandle, { kind: 'unknown' }>>({ kind: oneOf('unknown'), id: i64 }),
});

const handles = list(pgoHandle);
const numbers = list(i64);

/** Of one sort all. */
const pgoValues: Shape<PgoElement['values']> = (value) => (Array.isArray(value) && typeof value[0] === 'object' ? handles(value) : numbers(value));

const pgoElement = record<PgoElement>({ ilOffset: wide, type: wide, count: wide, other: wide, values: pgoValues, range });

export interface PgoModelEntry {
  readonly entry: HashtableEntry;
  readonly signature: MethodSignature;
  readonly data: number;
  readonly schema: readonly PgoElement[];
}

export const pgoEntry = record<PgoModelEntry>({ entry: hashtableEntry, signature: methodSignature, data: offset, schema: list(pgoElement) }, 'name', 'version', 'range');

export const componentAssembly = record<ComponentAssembly>({ corHeader: sectionRange, assemblyHeader: sectionRange, range });

export const hotColdPair = record<HotColdPair>({ cold: u32, hot: u32, range });

