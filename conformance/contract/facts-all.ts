import { boundsOf, correctedGcInfo, isErrorValue, isRecord, listOf, lower, member, sorted, type Json } from './facts-canonical.js';

/** Names of the members that are compared, with those of nested lists; `true` compares the member whole. */
interface Fields {
  readonly [name: string]: true | Fields;
}

const names = (...list: string[]): Fields => Object.fromEntries(list.map((name) => [name, true]));
const SECTIONS = names('type', 'name', 'rva', 'size');
const FIXUPS = names('importSection', 'slot');

/**
 * Mode `all`: every member of every entry that the view defines, except `name`, `text` (where they are one reader's
 * rendering) and what the dumps have wrong (conformance/images/README.md): of `gcInfo` `size`, `transitions`,
 * `transitionCount`, `stackBaseRegister`, `reversePInvokeFrameStackSlot`.
 */
const FIELDS: Readonly<Record<string, Fields>> = {
  header: { ...names('rva', 'majorVersion', 'minorVersion', 'flags'), sections: SECTIONS },
  components: { ...names('index', 'name', 'assemblyHeaderRva', 'assemblyHeaderSize', 'flags'), sections: SECTIONS },
  methods: { ...names('component', 'token', 'entryRuntimeFunctionIndex', 'runtimeFunctionCount', 'rva'), fixups: FIXUPS },
  instanceMethods: {
    ...names('lowHash', 'signatureHex', 'entryRuntimeFunctionIndex', 'runtimeFunctionCount', 'rva'),
    fixups: FIXUPS,
  },
  importSections: {
    ...names('rva', 'size', 'flags', 'type', 'entrySize', 'signaturesRva', 'auxDataRva'),
    entries: names('index', 'slotRva', 'signatureRva', 'kind', 'moduleOverride', 'signatureHex'),
  },
  availableTypes: names('component', 'name', 'rid', 'exported'),
  delayLoadGcRefMaps: { importSection: true, maps: names('stackPop', 'tokens') },
  exceptionInfo: {
    ...names('methodRva', 'ehInfoRva'),
    clauses: names('flags', 'tryBegin', 'tryEnd', 'handlerBegin', 'handlerEnd', 'classTokenOrFilter'),
  },
  debugInfo: {
    runtimeFunctionIndex: true,
    bounds: names('nativeOffset', 'ilOffset', 'sourceTypes'),
    vars: names('start', 'end', 'var', 'locType', 'd1', 'd2', 'd3'),
  },
  instrumentationData: names('lowHash', 'signatureHex', 'pgoVersion', 'blobRva'),
};

/** `gcInfo` and `unwind` have other members on other targets; a member by which an entry is known, with those that are compared. */
const FIELDS_BY_TARGET: Readonly<Record<string, readonly (readonly [mark: string, fields: Fields])[]>> = {
  gcInfo: [
    [
      'registerSlots',
      names(
        ...['runtimeFunctionIndex', 'offset', 'version', 'codeLength', 'returnKind', 'validRangeStart', 'validRangeEnd'],
        ...['gsCookieStackSlot', 'pspSymStackSlot', 'genericsInstContextStackSlot', 'sizeOfEncPreservedArea'],
        ...['sizeOfStackOutgoingAndScratchArea', 'safePointCount', 'safePoints', 'interruptibleRanges', 'slotCount'],
        ...['registerSlots', 'stackSlots', 'untrackedSlots', 'slots', 'liveAtSafePoints'],
      ),
    ],
    [
      'ebpFrame',
      names(
        ...['runtimeFunctionIndex', 'offset', 'codeLength', 'prologSize', 'epilogSize', 'epilogCount', 'epilogAtEnd', 'ebpFrame'],
        ...['interruptible', 'ediSaved', 'esiSaved', 'ebxSaved', 'ebpSaved', 'handlers', 'localloc', 'argCount', 'frameSize'],
        ...['untrackedCount', 'varPtrTableSize', 'returnKind', 'noGcRegionCount', 'slotCount', 'epilogs'],
      ),
    ],
  ],
  unwind: [
    [
      'codeCount',
      names(
        ...['runtimeFunctionIndex', 'size', 'version', 'flags', 'prologSize', 'codeCount', 'frameRegister', 'frameOffset', 'codes'],
        'personalityRva',
      ),
    ],
    [
      'codeWords',
      names(
        ...['runtimeFunctionIndex', 'size', 'functionLength', 'fBit', 'codeWords', 'epilogCount', 'eBit', 'xBit', 'vers'],
        ...['extendedCodeWords', 'extendedEpilogCount', 'epilogs'],
      ),
    ],
    ['functionLength', names('runtimeFunctionIndex', 'size', 'functionLength')],
  ],
};

/** Members that hold hexadecimal text, whose letter case says nothing. */
const HEXADECIMAL = new Set(['token', 'signatureHex']);

/** The entries of a field for mode `all`, in canonical form; a field with one value gives one entry, null none. */
export function allEntries(field: string, value: Json): Json[] {
  if (value === null || isErrorValue(value)) return [];
  const entries = correctedEntries(field, field === 'header' || !Array.isArray(value) ? [value] : value);
  const byTarget = Object.hasOwn(FIELDS_BY_TARGET, field) ? FIELDS_BY_TARGET[field] : undefined;
  if (byTarget !== undefined) return entries.map((entry) => pickByTarget(entry, byTarget));
  const fields = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
  return entries.map((entry) => (fields === undefined ? sorted(entry) : pick(entry, fields)));
}

function pickByTarget(entry: Json, byTarget: readonly (readonly [mark: string, fields: Fields])[]): Json {
  const found = byTarget.find(([mark]) => member(entry, mark) !== null);
  return found === undefined ? sorted(entry) : pick(entry, found[1]);
}

function correctedEntries(field: string, entries: Json[]): Json[] {
  if (field === 'gcInfo') return correctedGcInfo(entries);
  if (field === 'debugInfo') return entries.map((entry) => (isRecord(entry) ? { ...entry, bounds: boundsOf(entry) } : entry));
  if (field === 'unwind') return entries.map(correctedUnwind);
  // Some writers give an empty section auxiliary data, and some readers an entry for it.
  if (field === 'delayLoadGcRefMaps') return entries.filter((entry) => listOf(member(entry, 'maps')).length > 0);
  return entries;
}

/** Flag of x64 unwind data: a function follows, which the dumps' reader takes for the RVA of a personality routine. */
const CHAININFO = 4;

function correctedUnwind(entry: Json): Json {
  if (!isRecord(entry)) return entry;
  const isChained = member(entry, 'codeCount') !== null && member(entry, 'flags') === CHAININFO;
  return {
    ...entry,
    size: member(entry, 'correctedSize') ?? member(entry, 'size'),
    functionLength: member(entry, 'correctedFunctionLength') ?? member(entry, 'functionLength'),
    personalityRva: isChained ? null : member(entry, 'personalityRva'),
  };
}

/** The named members in the order of the table. What does not apply (null, absent, a list with nothing in it) is left out. */
function pick(entry: Json, fields: Fields): Json {
  if (!isRecord(entry)) return entry;
  const picked: { [name: string]: Json } = {};
  for (const [name, nested] of Object.entries(fields)) {
    const value = member(entry, name);
    if (value === null || isEmpty(value)) continue;
    if (nested !== true) picked[name] = listOf(value).map((item) => pick(item, nested));
    else picked[name] = HEXADECIMAL.has(name) ? lower(value) : sorted(value);
  }
  return picked;
}

/** An empty list, or a list of empty lists: some readers say which slots are live at safe points where there are no slots. */
function isEmpty(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => Array.isArray(item) && item.length === 0);
}
