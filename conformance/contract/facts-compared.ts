import { boundsOf, correctedGcInfo, isRecord, listOf, lower, member, sorted, tuple, type Json } from './facts-canonical.js';

/** The lists that one field of the view gives, each a multiset of tuples. */
export type Lists = Record<string, Json[][]>;

const sections = (owner: Json): Json[] => listOf(member(owner, 'sections')).map((section) => tuple(section, 'type', 'rva', 'size'));
const fixups = (method: Json): Json[] => listOf(member(method, 'fixups')).map((fixup) => tuple(fixup, 'importSection', 'slot'));
const methodKey = (method: Json): Json[] => [member(method, 'component'), lower(member(method, 'token'))];
const whole = (name: string) => (value: Json): Lists => ({ [name]: listOf(value).map((entry) => [sorted(entry)]) });
const scalar = (name: string) => (value: Json): Lists => ({ [name]: [[value]] });

/**
 * What the published comparison of two dumps (compare_facts.py) looks at, by field of the view. The lists bear its names,
 * except that each of the fields that it gathers under `top` stands alone here.
 */
export const COMPARED_LISTS: Readonly<Record<string, (value: Json) => Lists>> = {
  header: (value) => ({
    header: [
      ['v', ...tuple(value, 'majorVersion', 'minorVersion')],
      ['flags', member(value, 'flags')],
      ['rva', member(value, 'rva')],
      ...sections(value).map((section) => ['s', section]),
    ],
  }),
  composite: scalar('composite'),
  compilerIdentifier: scalar('compilerIdentifier'),
  ownerCompositeExecutable: scalar('ownerCompositeExecutable'),
  components: (value) => ({
    components: listOf(value).map((component) => [...tuple(component, 'index', 'flags'), sections(component)]),
  }),
  runtimeFunctions: (value) => ({ runtimeFunctions: listOf(value).map(listOf) }),
  methods: (value) => ({
    methods: listOf(value).map((method) => [
      ...methodKey(method),
      ...tuple(method, 'entryRuntimeFunctionIndex', 'rva'),
      fixups(method),
    ]),
    methodFunclets: listOf(value).map((method) => [...methodKey(method), member(method, 'runtimeFunctionCount')]),
  }),
  instanceMethods: (value) => ({
    instanceMethods: listOf(value).map((method) => [
      lower(member(method, 'signatureHex')),
      ...tuple(method, 'entryRuntimeFunctionIndex', 'rva'),
      fixups(method),
    ]),
  }),
  importSections: (value) => ({
    importSections: listOf(value).map((section, index) => [
      index,
      ...tuple(section, 'rva', 'size', 'flags', 'type', 'entrySize', 'signaturesRva', 'auxDataRva'),
    ]),
    importCells: listOf(value).flatMap((section, index) =>
      listOf(member(section, 'entries')).map((cell) => [
        index,
        ...tuple(cell, 'index', 'slotRva'),
        member(cell, 'signatureRva') ?? 0,
        ...tuple(cell, 'kind', 'moduleOverride'),
        lower(member(cell, 'signatureHex') ?? ''),
      ]),
    ),
  }),
  availableTypes: (value) => ({
    availableTypes: listOf(value).map((type) => [...tuple(type, 'component', 'name', 'rid'), Boolean(member(type, 'exported'))]),
  }),
  delayLoadGcRefMaps: (value) => ({
    gcRefMaps: listOf(value).flatMap((section) =>
      listOf(member(section, 'maps')).flatMap((map, index) =>
        map === null ? [] : [[member(section, 'importSection'), index, member(map, 'stackPop'), listOf(member(map, 'tokens'))]],
      ),
    ),
  }),
  exceptionInfo: (value) => ({
    exceptionInfo: listOf(value).map((method) => [
      ...tuple(method, 'methodRva', 'ehInfoRva'),
      listOf(member(method, 'clauses')).map((clause) =>
        tuple(clause, 'flags', 'tryBegin', 'tryEnd', 'handlerBegin', 'handlerEnd', 'classTokenOrFilter'),
      ),
    ]),
  }),
  debugInfo: (value) => ({
    debugBounds: listOf(value).map((entry) => [
      member(entry, 'runtimeFunctionIndex'),
      boundsOf(entry).map((bound) => tuple(bound, 'nativeOffset', 'ilOffset', 'sourceTypes')),
    ]),
    debugVars: listOf(value).map((entry) => [
      member(entry, 'runtimeFunctionIndex'),
      listOf(member(entry, 'vars')).map((variable) => tuple(variable, 'start', 'end', 'var', 'locType', 'd1', 'd2', 'd3')),
    ]),
  }),
  gcInfo: (value) => ({
    gcCodeLength: correctedGcInfo(value).map((entry) => tuple(entry, 'runtimeFunctionIndex', 'codeLength')),
    gcSlots: correctedGcInfo(value)
      .filter((entry) => isRecord(entry) && 'safePointCount' in entry)
      .map((entry) => tuple(entry, 'runtimeFunctionIndex', 'safePointCount', 'slotCount')),
  }),
  unwind: (value) => ({
    unwindSize: listOf(value).map((entry) => [
      member(entry, 'runtimeFunctionIndex'),
      member(entry, 'correctedSize') ?? member(entry, 'size'),
    ]),
  }),
  hotColdMap: whole('hotColdMap'),
  inliningInfo: whole('inliningInfo'),
  crossModuleInlineInfo: whole('crossModuleInlineInfo'),
  manifestAssemblyRefs: whole('manifestAssemblyRefs'),
  manifestAssemblyMvids: whole('manifestAssemblyMvids'),
  componentAssemblies: whole('componentAssemblies'),
  methodIsGenericMap: whole('methodIsGenericMap'),
  enclosingTypeMap: whole('enclosingTypeMap'),
  typeGenericInfoMap: whole('typeGenericInfoMap'),
};
