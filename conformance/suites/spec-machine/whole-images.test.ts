import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decoder } from '../../../tools/spec-machine/decode.js';
import { packageRoot } from '../../contract/package-root.js';
import { committed } from '../committed-images.js';
import { spec } from './spec-folder.js';

// The declarations against the world: whole images, from the first byte to the entry points of each module, decoded by the
// spec machine; of each compiler, target and kind of image one, held against what a reader that nobody here wrote says.
const IMAGES = [
  '8.0.31-linux-x64/DevFlow',
  '8.0.31-linux-arm/DevFlow',
  '8.0.31-windows-x86/DevFlow',
  '9.0.22-linux-arm64/DevFlow',
  '9.0.22-windows-x86/DevFlow',
  '10.0.14-linux-x64/DevFlow',
  '10.0.14-linux-arm/DevFlow',
  '10.0.14-osx-arm64/DevFlow',
  '10.0.14-windows-x64/DevFlow',
  '10.0.14-windows-x86/DevFlow',
  '10.0.14-linux-arm-composite/comp.r2r',
  '10.0.14-linux-arm-composite/CompA',
  '10.0.14-linux-riscv64-nomethods/DevBase',
];

interface Published {
  IsComposite: boolean;
  HeaderRVA: number;
  Header: { MajorVersion: number; MinorVersion: number; Flags: number; Sections: Section[] };
  Content: {
    ImportSections?: { Sections: { RVA: number; Size: number; Flags: number; Type: number; EntrySize: number; Signatures: number; AuxiliaryData: number; CellSize: number; SignatureRvas: number[] }[] };
    Fixups?: { Kind: number; ModuleIndex?: number }[];
    RuntimeFunctions?: { Functions: { BeginAddress: number; EndAddress?: number; UnwindInfo: number }[] };
    EntryPoints?: EntryPoints;
    Cores?: { Header: { Flags: number; Sections: Section[] }; EntryPoints?: EntryPoints }[];
    OwnerCompositeExecutable?: string;
  };
}

interface Section {
  Type: number;
  RVA: number;
  Size: number;
}

interface EntryPoints {
  Elements: { Index: number; Value: { RuntimeFunctionIndex: number; Fixups?: { ImportSection: number; Cell: number }[] } }[];
}

interface Dump {
  composite: boolean;
  header: { rva: number; majorVersion: number; minorVersion: number; flags: number; sections: DumpedSection[] };
  components: { flags: number; sections: DumpedSection[] }[] | null;
  ownerCompositeExecutable: string | null;
  runtimeFunctions: [number, number | null, number][] | null;
  importSections: { entries: { slotRva: number; signatureRva: number; kind: number; moduleOverride: number | null }[] }[] | null;
  methods: { component?: number; token: string; entryRuntimeFunctionIndex: number; rva: number; fixups: { importSection: number; slot: number }[] }[] | null;
}

interface DumpedSection {
  type: number;
  rva: number;
  size: number;
}

const METHOD_DEF = 0x06000001;

function dumped(image: string): object {
  const text = gunzipSync(readFileSync(join(packageRoot(), 'conformance', 'images', 'dumps', `${image}.json.gz`))).toString('utf8');
  const { composite, header, components, ownerCompositeExecutable, runtimeFunctions, importSections, methods } = JSON.parse(text) as Dump;
  const sections = (list: DumpedSection[]): unknown => list.map(({ type, rva, size }) => [type, rva, size]);
  return {
    composite,
    header: [header.rva, header.majorVersion, header.minorVersion, header.flags, sections(header.sections)],
    components: (components ?? []).map((component) => [component.flags, sections(component.sections)]),
    ownerCompositeExecutable,
    runtimeFunctions: runtimeFunctions ?? [],
    cells: (importSections ?? []).flatMap(({ entries }) => entries.map(({ slotRva, signatureRva, kind, moduleOverride }) => [slotRva, signatureRva, kind, moduleOverride])),
    methods: (methods ?? []).map(({ component, token, entryRuntimeFunctionIndex, rva, fixups }) => [component, token.toLowerCase(), entryRuntimeFunctionIndex, rva, fixups.map(({ importSection, slot }) => [importSection, slot])]),
  };
}

function described({ IsComposite, HeaderRVA, Header, Content }: Published): object {
  const sections = (list: Section[]): unknown => list.map(({ Type, RVA, Size }) => [Type, RVA, Size]);
  const functions = Content.RuntimeFunctions?.Functions ?? [];
  const cells = (Content.ImportSections?.Sections ?? []).flatMap(({ RVA, CellSize, SignatureRvas }) => SignatureRvas.map((rva, index) => [RVA + index * CellSize, rva]));
  const methods = (component: number | undefined, table: EntryPoints | undefined): unknown[] =>
    (table?.Elements ?? []).map(({ Index, Value: { RuntimeFunctionIndex, Fixups } }) => [
      component,
      (METHOD_DEF + Index).toString(16).padStart(8, '0'),
      RuntimeFunctionIndex,
      functions[RuntimeFunctionIndex].BeginAddress,
      (Fixups ?? []).map(({ ImportSection, Cell }) => [ImportSection, Cell]),
    ]);
  return {
    composite: IsComposite,
    header: [HeaderRVA, Header.MajorVersion, Header.MinorVersion, Header.Flags, sections(Header.Sections)],
    components: (Content.Cores ?? []).map(({ Header: core }) => [core.Flags, sections(core.Sections)]),
    ownerCompositeExecutable: Content.OwnerCompositeExecutable ?? null,
    runtimeFunctions: functions.map(({ BeginAddress, EndAddress, UnwindInfo }) => [BeginAddress, EndAddress ?? null, UnwindInfo]),
    cells: cells.map((cell, index) => [...cell, Content.Fixups?.[index].Kind, Content.Fixups?.[index].ModuleIndex ?? null]),
    methods: [...methods(undefined, Content.EntryPoints), ...(Content.Cores ?? []).flatMap(({ EntryPoints: table }, index) => methods(index, table))],
  };
}

test.each(IMAGES)('%s', (image) => {
  const { json } = new Decoder(spec(), {}, committed(`img/${image}.dll`)).decode('Image', 'container');
  expect(described(json as Published)).toEqual(dumped(image));
});
