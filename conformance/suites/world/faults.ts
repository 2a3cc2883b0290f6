import { DebugInfoTable } from '../../../reference/debug-info/debug-info.js';
import { readUnwindData } from '../../../reference/unwind/unwind-data.js';
import { ExceptionInfo } from '../../../reference/image/exception-info.js';
import type { Image } from '../../../reference/image/image.js';
import type { SectionName } from '../../../reference/image/section-types.js';
import { rva } from '../../../reference/io/addresses.js';

/** A slip that a compiler could have made, put into a real image: the check of that name has to see it. */
export interface Fault {
  check: string;
  /** Of the check that asks for many. */
  requirement?: string;
  /** Relative to conformance/images. */
  image: string;
  /** Where in the file. */
  at(image: Image): number;
  /** What stands there then. */
  bytes: number[];
}

const FLOW = 'img/10.0.14-linux-x64/DevFlow.dll';
const CALLS = 'img/10.0.14-linux-x64/DevCalls.dll';
const HOT_COLD = 'img/10.0.14-linux-x64-hotcold/DevFlow.dll';
const MINI_CORELIB = 'img/10.0.14-linux-x64-mini/System.Private.CoreLib.dll';
const PGO = 'img/10.0.14-linux-x64-pgo/DevGenerics.dll';

export const FAULTS: readonly Fault[] = [
  { check: 'header', image: FLOW, at: (image) => image.header.range.start + 6, bytes: [1] },
  { check: 'description', image: FLOW, at: inSection('ManifestMetadata', 0), bytes: [0] },
  { check: 'dump', image: FLOW, at: inSection('CompilerIdentifier', 0), bytes: [0x63] },
  { check: 'verification', requirement: 'HELP-4', image: FLOW, at: (image) => image.fixup(2, 1).range.start + 1, bytes: [2] },
  { check: 'signatures', image: FLOW, at: (image) => signaturePointer(image, 4, 1), bytes: [1] },
  { check: 'verification', requirement: 'MSIG-4', image: FLOW, at: methodRid, bytes: [0x7f] },
  { check: 'entry points', image: FLOW, at: (image) => entryWithoutFixups(image), bytes: [0x7c] },
  { check: 'verification', requirement: 'FLIST-4', image: FLOW, at: firstFixupList, bytes: [0] },
  { check: 'verification', requirement: 'CELL-2', image: FLOW, at: (image) => offset(image, image.importSections[4].section.rva), bytes: [0, 0, 0, 0, 0, 0, 0, 0] },
  { check: 'verification', requirement: 'RTF-7', image: FLOW, at: inSection('RuntimeFunctions', 6), bytes: [0xff] },
  { check: 'unwind blobs', image: FLOW, at: (image) => unwindBlob(image, 0) + 2, bytes: [8] },
  { check: 'verification', requirement: 'XREF-17', image: FLOW, at: (image) => unwindBlobEnd(image, 1) + 3, bytes: [0xff] },
  { check: 'verification', requirement: 'RTF-8', image: FLOW, at: inSection('RuntimeFunctions', 4), bytes: [0] },
  { check: 'verification', requirement: 'XREF-12', image: HOT_COLD, at: inSection('HotColdMap', 4), bytes: [3] },
  { check: 'verification', requirement: 'XREF-6', image: FLOW, at: firstBounds, bytes: [0xff] },
  { check: 'verification', requirement: 'XREF-9', image: FLOW, at: (image) => firstClause(image) + 8, bytes: [0xff, 0xff] },
  { check: 'hashtables', image: CALLS, at: inSection('AvailableTypes', 0), bytes: [0] },
  { check: 'hashtable bytes', image: FLOW, at: (image) => sectionEntry(image, 'AvailableTypes') + 8, bytes: [28] },
  { check: 'verification', requirement: 'AVT-3', image: FLOW, at: inSection('AvailableTypes', 3), bytes: [0x11] },
  { check: 'verification', requirement: 'AVT-4', image: FLOW, at: firstAvailableType, bytes: [4] },
  { check: 'verification', requirement: 'ETM-2', image: CALLS, at: inSection('EnclosingTypeMap', 2), bytes: [1] },
  { check: 'manifest', image: FLOW, at: (image) => sectionEntry(image, 'ManifestAssemblyMvids') + 8, bytes: [16] },
  { check: 'verification', requirement: 'XIN-10', image: FLOW, at: firstInlinee, bytes: [0xfe] },
  { check: 'verification', requirement: 'PGO-2', image: PGO, at: (image) => profile(image), bytes: [0xc1, 0xff] },
  { check: 'verification', requirement: 'APF-3', image: MINI_CORELIB, at: inSection('AttributePresence', 0), bytes: Array.from({ length: 64 }, () => 0) },
  { check: 'symbol map', image: FLOW, at: inSection('RuntimeFunctions', 4), bytes: [0] },
  { check: 'ownership', image: FLOW, at: (image) => sectionEntry(image, 'DelayLoadMethodCallThunks') + 8, bytes: [1, 0] },
  { check: 'rewriting', image: FLOW, at: paddingOfUnwindCodes, bytes: [1] },
  { check: 'sections of the map', image: FLOW, at: (image) => sectionEntry(image, 'DebugInfo') + 8, bytes: [0] },
];

/** The slot that fills up an odd number of unwind codes. */
function paddingOfUnwindCodes(image: Image): number {
  for (const func of image.runtimeFunctions?.entries() ?? []) {
    const unwind = readUnwindData(image.context, func);
    if (unwind.kind === 'amd64' && unwind.codeCount % 2 === 1) return unwind.range.start + 4 + 2 * unwind.codeCount;
  }
  throw new Error('no function has an odd number of unwind codes');
}

function inSection(name: SectionName, distance: number): (image: Image) => number {
  return (image) => {
    const section = image.modules.map((module) => module.section(name) ?? image.section(name)).find((found) => found !== undefined);
    if (section === undefined) throw new Error(`the image has no section ${name}`);
    return offset(image, section.rva) + distance;
  };
}

function offset(image: Image, address: number): number {
  return image.context.space.offsetOf(rva(address));
}

function sectionEntry(image: Image, name: SectionName): number {
  return some(image.header.sections.find((section) => section.name === name)).range.start;
}

function signaturePointer(image: Image, section: number, cell: number): number {
  return offset(image, image.importSections[section].signatures) + cell * 4;
}

function methodRid(image: Image): number {
  for (let cell = 0; ; cell++) {
    const { operand } = image.fixup(4, cell);
    if (operand.form === 'method-token' && operand.token.table === 'MethodDef') return operand.token.range.start;
  }
}

function entryWithoutFixups(image: Image): number {
  const entries = [...some(image.modules[0].methodEntryPoints).entries()];
  return some(entries.find(({ fixups, range }) => fixups === undefined && range.end - range.start === 1)).range.start;
}

function firstFixupList(image: Image): number {
  const entries = [...some(image.modules[0].methodEntryPoints).entries()];
  return some(entries.find(({ fixups }) => fixups !== undefined)?.fixups);
}

function unwindBlob(image: Image, index: number): number {
  return offset(image, some(image.runtimeFunctions).read(index).unwindInfo);
}

function unwindBlobEnd(image: Image, index: number): number {
  return readUnwindData(image.context, some(image.runtimeFunctions).read(index)).range.end;
}

function firstBounds(image: Image): number {
  const table = new DebugInfoTable(image.context, some(image.section('DebugInfo')));
  return some(table.read(0)).header.bounds.end - 1;
}

function firstClause(image: Image): number {
  return new ExceptionInfo(image.context, some(image.section('ExceptionInfo'))).read(0).clauses[0].range.start;
}

function firstAvailableType(image: Image): number {
  const [first] = some(image.modules[0].availableTypes).entries();
  return first.range.start;
}

function firstInlinee(image: Image): number {
  const [first] = some(image.crossModuleInlining).entries();
  return first.range.start + 1;
}

function profile(image: Image): number {
  const [first] = some(image.pgoInstrumentation).entries();
  return first.data;
}


function some<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the image lacks what the fault needs');
  return value;
}
