import { boundsOf, correctedGcInfo, isErrorValue, isRecord, listOf, lower, member, sorted, type Json } from './facts-canonical.js';

/** Names of the members that are compared, with those of nested lists; `true` compares the member whole. */
interface Fields {
  readonly [name: string]: true | Fields;
}

const names = (...list: string[]): Fields => Object.fromEntries(list.map((name) => [name, true]));
const SECTIONS = names('type', 'name', 'rva', 'size');
const FIXUPS = names('importSection', 'slot');

/**
 * Mode `all`: every member of every entry that the view defines, or that its dumps have, except `name`, `text` (where they
 * are one reader's rendering), and what the dumps' README calls unreliable: `size`, `transitionCount` of `gcInfo`.
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
  gcInfo: names(
    ...['runtimeFunctionIndex', 'offset', 'version', 'codeLength', 'returnKind', 'validRangeStart', 'validRangeEnd'],
    ...['gsCookieStackSlot', 'pspSymStackSlot', 'genericsInstContextStackSlot', 'stackBaseRegister', 'sizeOfEncPreservedArea'],
    ...['reversePInvokeFrameStackSlot', 'sizeOfStackOutgoingAndScratchArea', 'safePointCount', 'safePoints'],
    ...['interruptibleRanges', 'slotCount', 'registerSlots', 'stackSlots', 'untrackedSlots', 'slots', 'liveAtSafePoints'],
    ...['transitions', 'prologSize', 'epilogSize', 'epilogCount', 'epilogAtEnd', 'ebpFrame', 'interruptible', 'ediSaved'],
    ...['esiSaved', 'ebxSaved', 'ebpSaved', 'handlers', 'localloc', 'argCount', 'frameSize', 'untrackedCount'],
    ...['varPtrTableSize', 'noGcRegionCount', 'epilogs'],
  ),
  unwind: names(
    ...['runtimeFunctionIndex', 'size', 'version', 'flags', 'prologSize', 'codeCount', 'frameRegister', 'frameOffset', 'codes'],
    ...['personalityRva', 'functionLength', 'fBit', 'codeWords', 'epilogCount', 'eBit', 'xBit', 'vers', 'extendedCodeWords'],
    ...['extendedEpilogCount', 'epilogs'],
  ),
  instrumentationData: names('lowHash', 'signatureHex', 'pgoVersion', 'blobRva'),
};

/** Members that hold hexadecimal text, whose letter case says nothing. */
const HEXADECIMAL = new Set(['token', 'signatureHex']);

/** The entries of a field for mode `all`, in canonical form; a field with one value gives one entry. */
export function allEntries(field: string, value: Json): Json[] {
  if (isErrorValue(value)) return [];
  const fields = FIELDS[field];
  const entries = field === 'header' || !Array.isArray(value) ? [value] : value;
  if (fields === undefined) return entries.map(sorted);
  return correctedEntries(field, field === 'header' ? [value] : listOf(value)).map((entry) => pick(entry, fields));
}

function correctedEntries(field: string, entries: Json[]): Json[] {
  if (field === 'gcInfo') return correctedGcInfo(entries);
  if (field === 'debugInfo') return entries.map((entry) => (isRecord(entry) ? { ...entry, bounds: boundsOf(entry) } : entry));
  if (field === 'unwind') return entries.map(correctedUnwind);
  return entries;
}

function correctedUnwind(entry: Json): Json {
  if (!isRecord(entry)) return entry;
  return {
    ...entry,
    size: member(entry, 'correctedSize') ?? member(entry, 'size'),
    functionLength: member(entry, 'correctedFunctionLength') ?? member(entry, 'functionLength'),
  };
}

/** The named members in the order of the table. What does not apply (null, an empty list, absent) is left out. */
function pick(entry: Json, fields: Fields): Json {
  if (!isRecord(entry)) return entry;
  const picked: { [name: string]: Json } = {};
  for (const [name, nested] of Object.entries(fields)) {
    const value = member(entry, name);
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    if (nested !== true) picked[name] = listOf(value).map((item) => pick(item, nested));
    else picked[name] = HEXADECIMAL.has(name) ? lower(value) : sorted(value);
  }
  return picked;
}
