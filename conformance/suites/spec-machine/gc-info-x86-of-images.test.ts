import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decoder } from '../../../tools/spec-machine/decode.js';
import { packageRoot } from '../../contract/package-root.js';
import { spec } from './spec-folder.js';

// The declarations against the world, as in gc-info-of-images.test.ts, for x86.
const IMAGES: [image: string, formatVersion: string][] = [
  ['8.0.31-windows-x86/DevFlow', '9.1'],
  ['8.0.31-windows-x86/DevUnsafe', '9.1'],
  ['9.0.22-windows-x86/DevAsync', '10.1'],
  ['9.0.22-windows-x86/DevGenerics', '10.1'],
  ['10.0.14-windows-x86/DevFlow', '16.0'],
  ['10.0.14-windows-x86/DevCalls', '16.0'],
  ['10.0.14-windows-x86-Od/DevFlow', '16.0'],
  ['10.0.14-windows-x86-Od/DevGenerics', '16.0'],
  ['10.0.14-windows-x86-composite/comp.r2r', '16.0'],
  ['10.0.14-windows-x86-mini/System.Private.CoreLib', '16.0'],
];

const FIELDS = [
  'offset', 'size', 'codeLength', 'prologSize', 'epilogSize', 'epilogCount', 'epilogAtEnd', 'epilogs', 'ebpFrame',
  'interruptible', 'ediSaved', 'esiSaved', 'ebxSaved', 'ebpSaved', 'handlers', 'localloc', 'argCount', 'frameSize',
  'untrackedCount', 'varPtrTableSize', 'returnKind', 'noGcRegionCount', 'slotCount',
] as const;

type DumpedGcInfo = { offset: number } & Record<(typeof FIELDS)[number], unknown>;

interface Published {
  CodeLength: number;
  Header: Record<string, unknown> & { EpilogCount: number; EpilogAtEnd: boolean; EpilogSize: number };
  NoGcRegions: object[];
  UntrackedSlots: object[];
  VarPtrTable: object[];
}

/** What the dump says of each blob; where its reader is known to be wrong, what the correction says. */
function dumped(image: string): DumpedGcInfo[] {
  const text = gunzipSync(readFileSync(join(packageRoot(), 'conformance', 'images', 'dumps', `${image}.json.gz`))).toString('utf8');
  const { gcInfo } = JSON.parse(text) as { gcInfo: (DumpedGcInfo & { corrected?: Partial<DumpedGcInfo> })[] };
  return gcInfo.map((entry) => ({ ...entry, ...entry.corrected }));
}

/** The fields of the dump, in which a single epilog at the end has its offset, too. */
function described({ CodeLength, Header, NoGcRegions, UntrackedSlots, VarPtrTable }: Published, offset: number, size: number): DumpedGcInfo {
  return {
    offset,
    size,
    codeLength: CodeLength,
    prologSize: Header.PrologSize,
    epilogSize: Header.EpilogSize,
    epilogCount: Header.EpilogCount,
    epilogAtEnd: Header.EpilogAtEnd,
    epilogs: Header.EpilogCount === 1 && Header.EpilogAtEnd ? [CodeLength - Header.EpilogSize] : Header.Epilogs,
    ebpFrame: Header.EbpFrame,
    interruptible: Header.Interruptible,
    ediSaved: Header.EdiSaved,
    esiSaved: Header.EsiSaved,
    ebxSaved: Header.EbxSaved,
    ebpSaved: Header.EbpSaved,
    handlers: Header.Handlers,
    localloc: Header.Localloc,
    argCount: Header.ArgCount,
    frameSize: Header.FrameSize,
    untrackedCount: UntrackedSlots.length,
    varPtrTableSize: VarPtrTable.length,
    returnKind: Header.ReturnKind,
    noGcRegionCount: NoGcRegions.length,
    slotCount: UntrackedSlots.length + VarPtrTable.length,
  };
}

test.each(IMAGES)('%s (R2R %s)', (image, formatVersion) => {
  const bytes = new Uint8Array(readFileSync(join(packageRoot(), 'conformance', 'images', 'img', `${image}.dll`)));
  const entries = dumped(image);
  expect(entries.length).toBeGreaterThan(10);
  for (const entry of entries) {
    const { offset } = entry;
    const { json, end = 0 } = new Decoder(spec(), { formatVersion, machine: 'I386', os: 'Windows' }, bytes.subarray(offset, offset + 8192)).decode('GcInfoX86', 'record');
    expect(described(json as Published, offset, end / 8)).toEqual(Object.fromEntries(FIELDS.map((field) => [field, entry[field]])));
  }
});
