import { MAPPING_TYPES, SOURCE_TYPE_BITS, SOURCE_TYPES } from '../../../reference/debug-info/bounds.js';
import { VAR_LOC_TYPES } from '../../../reference/debug-info/locations.js';
import { IMPLICIT_IL_NUMBERS } from '../../../reference/debug-info/variable-numbers.js';
import { ERROR_CODES } from '../../../reference/error-codes.js';
import { GC_INFO_ENCODINGS } from '../../../reference/gc-info/encodings.js';
import { GC_INFO_HEADER_FLAGS } from '../../../reference/gc-info/header-flags.js';
import { GC_SLOT_FLAGS, GC_STACK_SLOT_BASE } from '../../../reference/gc-info/slots.js';
import { CALL_COMMON_DELTAS, CALL_PATTERNS } from '../../../reference/gc-info/x86/call-patterns.js';
import { ADJUST } from '../../../reference/gc-info/x86/header-codes.js';
import { START_TABLE } from '../../../reference/gc-info/x86/start-table.js';
import { X86_SLOT_FLAGS } from '../../../reference/gc-info/x86/stack-slots.js';
import { CROSS_MODULE_INLINE_FLAGS } from '../../../reference/image/cross-module-inlining.js';
import { EXCEPTION_CLAUSE_FLAGS } from '../../../reference/image/exception-clause-flags.js';
import { HELPERS } from '../../../reference/image/helpers.js';
import { GC_REF_MAP_TOKENS } from '../../../reference/image/gc-ref-map.js';
import { HEADER_FLAGS } from '../../../reference/image/header-flags.js';
import { IMPORT_SECTION_FLAGS, IMPORT_SECTION_TYPES } from '../../../reference/image/import-section-kinds.js';
import { PGO_KINDS } from '../../../reference/image/pgo-kinds.js';
import { PGO_SCHEMA_MASK } from '../../../reference/image/pgo-schema.js';
import { SECTION_TYPES } from '../../../reference/image/section-types.js';
import { INSTRUCTION_SETS } from '../../../reference/image/instruction-sets.js';
import { isMachine, targetOf } from '../../../reference/image/target.js';
import { TYPE_GENERIC_INFO } from '../../../reference/image/type-generic-info-map.js';
import { VERSION_FEATURES } from '../../../reference/image/versions.js';
import { CODED_INDICES, tagBits, type CodedIndexName } from '../../../reference/metadata/coded-indices.js';
import { TABLE_SCHEMAS, type TableName } from '../../../reference/metadata/table-schemas.js';
import { LIMITS } from '../../../reference/limits.js';
import { BaseRelocationType } from '../../../reference/pe/base-relocation-types.js';
import { CorFlags } from '../../../reference/pe/cor-header.js';
import { DebugType } from '../../../reference/pe/debug-types.js';
import { DIRECTORY_NAMES } from '../../../reference/pe/directory-names.js';
import { MACHINES, OPERATING_SYSTEMS } from '../../../reference/pe/machines.js';
import { OPTIONAL_HEADER_MAGICS } from '../../../reference/pe/optional-header.js';
import { SectionCharacteristics } from '../../../reference/pe/section-characteristics.js';
import { PERF_MAP_ABIS, PERF_MAP_ARCHITECTURES, PERF_MAP_OS } from '../../../reference/perf-map/tokens.js';
import { ELEMENT_TYPES } from '../../../reference/signatures/element-types.js';
import { FIXUP_KINDS } from '../../../reference/signatures/fixup-kinds.js';
import { FIELD_SIGNATURE_FLAGS } from '../../../reference/signatures/field.js';
import { METHOD_SIGNATURE_FLAGS } from '../../../reference/signatures/method-flags.js';
import { HFA_ELEMENT_TYPES, TYPE_LAYOUT_FLAGS } from '../../../reference/signatures/type-layout.js';
import { VIRTUAL_OVERRIDE_FLAGS } from '../../../reference/signatures/virtual-override.js';
import { UNWIND_FLAGS_AMD64 } from '../../../reference/unwind/amd64.js';
import { UNWIND_OPS_AMD64 } from '../../../reference/unwind/amd64-codes.js';
import { WASM_SECTION_NAMES } from '../../../reference/wasm/module/section-ids.js';
import type { ConstantsDefinition, Definition, Member } from '../../../tools/spec-machine/dialect.js';
import { spec } from '../spec-machine/spec-folder.js';

/* The reference has its own hand-written constants, codes and versions: here they are held against those of the spec. */

interface Row {
  table: Readonly<Record<string, number>>;
  /** What the spec has in front of each name. */
  prefix?: string;
  /** Names that the reference alone has, and why. */
  aside?: Record<string, string>;
}

/** Tables that signatures name. */
const TOKEN_TABLES = ['TypeRef', 'TypeDef', 'Field', 'MethodDef', 'MemberRef', 'TypeSpec'] as const;

/** Every enum and set of flags of the spec, and the table of the reference that says the same. */
const TABLES: Record<string, Row> = {
  BaseRelocationType: { table: BaseRelocationType },
  CorElementType: { table: ELEMENT_TYPES },
  CorFlags: { table: CorFlags },
  DataDirectoryIndex: { table: Object.fromEntries(DIRECTORY_NAMES.map((name, index) => [name, index])) },
  CrossModuleInlineFlags: { table: CROSS_MODULE_INLINE_FLAGS },
  DebugMappingType: { table: Object.fromEntries(Object.entries(MAPPING_TYPES).map(([name, value]) => [name, value >>> 0])) },
  DebugSourceTypesRaw: { table: SOURCE_TYPES },
  DebugSourceTypeBits: { table: SOURCE_TYPE_BITS },
  DebugType: { table: DebugType },
  ExceptionClauseFlags: { table: EXCEPTION_CLAUSE_FLAGS },
  FixupKind: { table: FIXUP_KINDS },
  FieldSigFlags: { table: FIELD_SIGNATURE_FLAGS },
  GcInfoHeaderFlags: {
    table: GC_INFO_HEADER_FLAGS,
    aside: { GENERICS_INST_CONTEXT_THIS: 'MT and MD together', HAS_TAILCALLS: 'WANTS_REPORT_ONLY_LEAF on other machines' },
  },
  GcRefMapToken: { table: GC_REF_MAP_TOKENS },
  GcSlotFlags: { table: GC_SLOT_FLAGS, prefix: 'GC_SLOT_' },
  GcStackSlotBase: { table: GC_STACK_SLOT_BASE, prefix: 'GC_' },
  HeaderFlags: { table: HEADER_FLAGS },
  HfaElementType: { table: HFA_ELEMENT_TYPES },
  ImplicitILNumber: { table: IMPLICIT_IL_NUMBERS },
  ImportSectionFlags: { table: IMPORT_SECTION_FLAGS },
  ImportSectionType: { table: IMPORT_SECTION_TYPES },
  MethodSigFlags: { table: METHOD_SIGNATURE_FLAGS },
  NativeMachine: { table: MACHINES },
  OperatingSystem: { table: OPERATING_SYSTEMS },
  OptionalHeaderMagic: { table: OPTIONAL_HEADER_MAGICS },
  ReadyToRunHelper: { table: Object.fromEntries(HELPERS.map(({ name, id }) => [name, id])) },
  ReadyToRunInstructionSet: { table: INSTRUCTION_SETS },
  SectionCharacteristics: { table: SectionCharacteristics },
  PerfMapAbi: { table: PERF_MAP_ABIS },
  PerfMapArchitecture: { table: PERF_MAP_ARCHITECTURES },
  PerfMapOS: { table: PERF_MAP_OS },
  PgoKind: { table: PGO_KINDS },
  PgoSchemaMask: { table: PGO_SCHEMA_MASK },
  SectionType: { table: SECTION_TYPES },
  TypeGenericInfo: { table: TYPE_GENERIC_INFO, aside: { GenericCountMask: 'no flag but a number of two bits' } },
  TokenTable: { table: Object.fromEntries(TOKEN_TABLES.map((name) => [name, TABLE_SCHEMAS[name].id])) },
  UnwindFlagsAmd64: { table: UNWIND_FLAGS_AMD64 },
  UnwindOpAmd64: { table: UNWIND_OPS_AMD64 },
  TypeLayoutFlags: { table: TYPE_LAYOUT_FLAGS },
  VirtualOverrideFlags: { table: VIRTUAL_OVERRIDE_FLAGS },
  VarLocType: { table: VAR_LOC_TYPES },
  X86Adjust: { table: ADJUST },
  X86StackSlotFlags: { table: X86_SLOT_FLAGS },
  WasmSectionId: { table: Object.fromEntries(WASM_SECTION_NAMES.map((name, id) => [name.replace(/(?:^| )([a-z])/g, (_all, first: string) => first.toUpperCase()), id])) },
};

const WIDTHS: Record<string, number> = { u8: 1, u16: 2, u32: 4 };
const HEAPS = ['#Strings', '#GUID', '#Blob'];
/** The spec numbers coded indices in the order of ECMA-335 II.24.2.6. */
const CODED = Object.keys(CODED_INDICES);

const idOf = (table: string): number => TABLE_SCHEMAS[table as TableName].id;

const COLUMNS = Object.values(TABLE_SCHEMAS).map(({ id, columns }) => ({ id, kinds: Object.values<string>(columns) }));

/** The bytes of the numbers in a row of each table, and its indices into each heap. */
function metadataRows(): number[][] {
  return COLUMNS.map(({ kinds }) => [
    kinds.reduce((sum, kind) => sum + (WIDTHS[kind] ?? 0), 0),
    ...HEAPS.map((heap) => kinds.filter((kind) => kind === heap).length),
  ]);
}

function plainIndices(): number[][] {
  const isTable = (kind: string): boolean => !(kind in WIDTHS || HEAPS.includes(kind) || CODED.includes(kind));
  return COLUMNS.flatMap(({ id, kinds }) => kinds.filter(isTable).map((kind) => [id, idOf(kind.replace('run of ', ''))]));
}

function codedColumns(): number[][] {
  return COLUMNS.flatMap(({ id, kinds }) => kinds.filter((kind) => CODED.includes(kind)).map((kind) => [id, CODED.indexOf(kind)]));
}

/** Tables of numbers in columns. */
const ROWS: Record<string, readonly (readonly number[])[]> = {
  MetadataRows: metadataRows(),
  MetadataPlainIndices: plainIndices(),
  MetadataCodedColumns: codedColumns(),
  MetadataCodedTables: Object.values(CODED_INDICES).flatMap((tables, index) => tables.flatMap((table) => (table === null ? [] : [[index, idOf(table)]]))),
  MetadataTags: (Object.keys(CODED_INDICES) as CodedIndexName[]).map((name) => [tagBits(name)]),
  X86CallPatterns: CALL_PATTERNS,
  X86CommonCallDeltas: CALL_COMMON_DELTAS.map((delta) => [delta]),
  X86StartTable: START_TABLE,
};

/** Versions that no format change is known of, and why they stand in the reference. */
const VERSIONS_OF_NO_CHANGE = ['oldestMajor: the number before the first change'];

function membersOf(definition: Definition): Member[] | undefined {
  if ('enum' in definition) return definition.enum;
  return 'flags' in definition ? definition.flags : undefined;
}

function constantsOf(name: string): ConstantsDefinition['constants'] {
  const definition = spec().definitions.get(name);
  if (definition === undefined || !('constants' in definition)) throw new Error(`the spec has no constants ${name}`);
  return definition.constants;
}

const tabled = [...spec().definitions].filter(([, definition]) => membersOf(definition) !== undefined).map(([name]) => name);

test('every enum and every set of flags of the spec has its table here', () => {
  expect(tabled.filter((name) => !(name in TABLES))).toEqual([]);
});

test.each(Object.entries(TABLES).filter(([name]) => tabled.includes(name)))('%s has the same names and values in spec and reference', (name, { table, prefix = '', aside = {} }) => {
  const definition = spec().definitions.get(name);
  const members = (definition && membersOf(definition)) ?? [];
  const isFlags = definition !== undefined && 'flags' in definition;
  // "No flag" is a name of the reference and no flag of the spec.
  const entries = Object.entries(table).filter(([key, value]) => !(key in aside || (isFlags && value === 0)));
  expect(Object.fromEntries(entries.map(([key, value]) => [prefix + key, value]))).toEqual(
    Object.fromEntries(members.map((member) => [member.name, member.value])),
  );
});

const rows = [...spec().definitions].flatMap(([name, definition]) => ('rows' in definition ? [[name, definition.rows] as const] : []));

test('every table of numbers of the spec has its table here', () => {
  expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(ROWS).sort());
});

test.each(rows)('%s has the same numbers in spec and reference', (name, numbers) => {
  expect(ROWS[name]).toEqual(numbers);
});

test('a helper is in force in the same versions in spec and reference', () => {
  const definition = spec().definitions.get('ReadyToRunHelper');
  const members = (definition && membersOf(definition)) ?? [];
  expect(HELPERS.map(({ name, since = '', until = '' }) => [name, `${since}..${until}`])).toEqual(members.map(({ name, applies }) => [name, applies?.format ?? '..']));
});

test('spec and reference have the same error codes, in the same phases', () => {
  expect(ERROR_CODES).toEqual(Object.fromEntries([...spec().errors.values()].map(({ code, phase }) => [code, phase])));
});

test('a feature of the reference begins with a version that changed something', () => {
  const versions = new Set(spec().versions.map(({ version }) => version));
  const unknown = Object.entries(VERSION_FEATURES).filter(([, { major, minor }]) => !versions.has(`${major}.${minor}`));
  expect(unknown.map(([feature]) => feature)).toEqual(VERSIONS_OF_NO_CHANGE.map((line) => line.split(':')[0]));
});

test('a version that the spec makes a difference at is that of a feature', () => {
  const features = new Set(Object.values(VERSION_FEATURES).map(({ major, minor }) => `${major}.${minor}`));
  const text = JSON.stringify([...spec().definitions.values()]);
  const compared = [...text.matchAll(/version\('([\d.]+)'\)/g)].map((match) => match[1]);
  expect(compared.length).toBeGreaterThan(0);
  expect(compared.filter((version) => !features.has(version))).toEqual([]);
});

test('the reader gives up where the spec says that it may', () => {
  const { NOT_NESTED, NESTING_SEEN, ...limits } = constantsOf('Limits');
  expect(NOT_NESTED).toBe(0);
  expect(LIMITS).toEqual(limits);
  expect(LIMITS.TYPE_NESTING).toBeGreaterThan(Number(NESTING_SEEN));
});

test('a machine has the same pointer size in spec and reference', () => {
  const { PointerSize } = constantsOf('Target');
  const sizes = Object.keys(PointerSize).map((machine) => [machine, isMachine(machine) ? targetOf(machine, 'Linux').pointerSize : undefined]);
  expect(Object.fromEntries(sizes)).toEqual(PointerSize);
});

test.each(Object.entries(GC_INFO_ENCODINGS))('the encoding of GC info on %s has the same numbers in spec and reference', (machine, encoding) => {
  const ofMachine = Object.entries(constantsOf('Gc')).map(([name, value]) => [name, typeof value === 'number' ? value : value[machine]]);
  const { NUM_NORM_CODE_OFFSETS_PER_CHUNK_LOG2: log2, SIZE_OF_STACK_AREA_ENCBASE, ...rest } = encoding;
  // Nothing reads the width of an area that a machine does not have.
  const others = { ...rest, SIZE_OF_STACK_AREA_ENCBASE: rest.HAS_FIXED_STACK_PARAMETER_SCRATCH_AREA ? SIZE_OF_STACK_AREA_ENCBASE : undefined };
  expect(2 ** log2).toBe(others.NUM_NORM_CODE_OFFSETS_PER_CHUNK);
  expect(Object.fromEntries(Object.entries(others).map(([name, value]) => [name, value === undefined ? undefined : Number(value)]))).toEqual(
    Object.fromEntries(ofMachine),
  );
});
