import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decoder } from '../../../tools/spec-machine/decode.js';
import type { Kind, VectorContext } from '../../../tools/spec-machine/dialect.js';
import { imagesFolder } from '../../world/paths.js';
import { committed } from '../committed-images.js';
import { spec } from './spec-folder.js';

// The declarations against the world: signatures and entry points of these images, decoded by the spec machine, say what a
// reader that nobody here wrote says of them. It gives the bytes of each signature whole, so their lengths are held, too.
// Its texts are no witness for modules where `modules` is false: see the last test.
const IMAGES: [image: string, formatVersion: string, machine: string, modules: boolean][] = [
  ['8.0.31-linux-x64-xmod/DevCalls', '9.1', 'AMD64', true],
  ['8.0.31-windows-x86/DevFlow', '9.1', 'I386', true],
  ['9.0.22-linux-arm64/DevGenerics', '10.1', 'ARM64', true],
  ['10.0.14-linux-x64-xmod-verify/DevCalls', '16.0', 'AMD64', true],
  ['10.0.14-linux-x64-bubble4/DevGenerics', '16.0', 'AMD64', false],
  ['10.0.14-linux-arm64-isa-sve/DevSimd', '16.0', 'ARM64', true],
  ['10.0.14-linux-arm-Od/DevUnsafe', '16.0', 'ARMNT', true],
];

interface Section {
  type: number;
  rva: number;
  size: number;
}

interface Cell {
  importSection: number;
  slot: number;
}

interface Dumped {
  header: { sections: Section[] };
  runtimeFunctions: unknown[];
  methods: { token: string; entryRuntimeFunctionIndex: number; fixups: Cell[] }[];
  instanceMethods: { signatureHex: string; name: string }[];
  importSections: { size: number; entries: { kind: number; moduleOverride: number | null; signatureHex: string; text: string }[] }[];
}

function dumped(image: string): Dumped {
  return JSON.parse(gunzipSync(readFileSync(join(imagesFolder, 'dumps', `${image}.json.gz`))).toString('utf8')) as Dumped;
}

function decode(kind: string, context: VectorContext, bytes: Uint8Array): { json: unknown; end: number | undefined } {
  const { type, phase } = spec().kinds.get(kind) as Kind;
  const { json, end } = new Decoder(spec(), context, bytes).decode(type, phase);
  return { json, end: end === undefined ? undefined : end / 8 };
}

const TABLES: Record<number, string> = { 1: 'TypeRef', 2: 'TypeDef', 4: 'FieldDef', 6: 'MethodDef', 10: 'MemberRef', 27: 'TypeSpec' };

/** The tokens in a published value, as `[module]Table:rid`. */
function tokensIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Table, Rid, Module } = value as { Table?: number; Rid?: number; Module?: number };
  if (Table !== undefined && Rid !== undefined) return [`[${Module}]${TABLES[Table]}:${Rid.toString(16).padStart(6, '0')}`];
  return Object.values(value).flatMap(tokensIn);
}

/** The tokens in a text of the dump. One that names no module belongs to that of the override, or to the image itself. */
function tokensOfText(text: string, override: number | null): string[] {
  const pattern = /(?:\[module:(\d+)\])?(?:class |valuetype )?(TypeDef|TypeRef|TypeSpec|MethodDef|MemberRef|FieldDef):([0-9A-F]{6})/g;
  return [...text.matchAll(pattern)].map(([, module, table, rid]) => `[${module ?? override ?? 0}]${table}:${rid.toLowerCase()}`);
}

describe.each(IMAGES)('%s', (image, formatVersion, machine, modules) => {
  const dump = dumped(image);
  const context = { formatVersion, machine, os: 'Linux' };
  const compared = (tokens: string[]): string[] => tokens.map((token) => (modules ? token : token.replace(/^\[\d+\]/, ''))).sort();

  test('every fixup has the length, the kind, the module and the tokens that the dump gives it', () => {
    const entries = dump.importSections.flatMap((section) => section.entries);
    const found = entries.map(({ signatureHex }) => {
      const bytes = Buffer.from(signatureHex, 'hex');
      const { json, end } = decode('fixup', context, bytes);
      const { Kind, ModuleIndex, ILBody, ...operand } = json as { Kind: number; ModuleIndex?: number; ILBody?: { Method: unknown } };
      // Of the types of an IL body the text gives the number only.
      const tokens = tokensIn(ILBody === undefined ? operand : ILBody.Method);
      return { signatureHex, rest: bytes.length - (end ?? 0), kind: Kind, override: ModuleIndex ?? null, tokens: compared(tokens) };
    });
    expect(found.length).toBeGreaterThan(20);
    expect(found).toEqual(entries.map(({ signatureHex, kind, moduleOverride, text }) => (
      { signatureHex, rest: 0, kind, override: moduleOverride, tokens: compared(tokensOfText(text, moduleOverride)) }
    )));
  });

  test('every signature of the instance entry points has its whole length, and its tokens', () => {
    const found = dump.instanceMethods.map(({ signatureHex }) => {
      const bytes = Buffer.from(signatureHex, 'hex');
      const { json, end } = decode('method-definition-signature', context, bytes);
      return { signatureHex, rest: bytes.length - (end ?? 0), tokens: compared(tokensIn(json)) };
    });
    expect(found).toEqual(dump.instanceMethods.map(({ signatureHex, name }) => ({ signatureHex, rest: 0, tokens: compared(tokensOfText(name, null)) })));
  });

  test('every entry point has the runtime function and the fixups that the dump gives it', () => {
    const section = dump.header.sections.find(({ type }) => type === 103) as Section;
    const bytes = sectionBytes(image, section);
    const given = { ...context, functionCount: dump.runtimeFunctions.length, importSections: dump.importSections.map(({ size }) => size) };
    const { Elements } = decode('method-entry-points', given, bytes).json as {
      Elements: { Index: number; Value: { RuntimeFunctionIndex: number; Fixups?: { ImportSection: number; Cell: number }[] } }[];
    };
    expect(Elements.map(({ Index, Value }) => ({
      rid: Index + 1,
      runtimeFunction: Value.RuntimeFunctionIndex,
      fixups: (Value.Fixups ?? []).map(({ ImportSection, Cell }) => [ImportSection, Cell]),
    }))).toEqual(dump.methods.map(({ token, entryRuntimeFunctionIndex, fixups }) => ({
      rid: parseInt(token, 16) & 0xffffff,
      runtimeFunction: entryRuntimeFunctionIndex,
      fixups: fixups.map(({ importSection, slot }) => [importSection, slot]),
    })));
  });
});

// The dump's reader takes the arguments of a generic instance from the module of MODULE_ZAPSIG around it. The compiler's own map
// names them otherwise: here DevGenerics_MyStruct, row 2 of the image itself (10.0.14-linux-x64-xmod-nlg/DevGenerics).
test.each<[signature: string, inMap: string, tokens: string[]]>([
  ['2c003e3f0615121102110802', 'Func_2<DevGenerics_MyStruct__Bool>', ['[0]MethodDef:00003e', '[6]TypeRef:000004', '[0]TypeDef:000002']],
  ['16503f06151280810111081d', 'EqualityComparer_1<DevGenerics_MyStruct>', ['[6]TypeRef:000020', '[0]TypeDef:000002', '[0]MemberRef:00001d']],
  ['1d1d3f061511816102081108', 'Dictionary_2_Entry<Int32__DevGenerics_MyStruct>', ['[6]TypeRef:000058', '[0]TypeDef:000002']],
])('%s is over %s', (signatureHex, _inMap, tokens) => {
  const { json } = decode('fixup', { formatVersion: '16.0', machine: 'AMD64', os: 'Linux' }, Buffer.from(signatureHex, 'hex'));
  expect(tokensIn(json)).toEqual(tokens);
});

interface PeSection {
  VirtualAddress: number;
  SizeOfRawData: number;
  PointerToRawData: number;
}

function sectionBytes(image: string, { rva, size }: Section): Uint8Array {
  const file = committed(`img/${image}.dll`);
  const { Sections } = decode('pe-file', {}, file).json as { Sections: PeSection[] };
  const home = Sections.find(({ VirtualAddress, SizeOfRawData }) => rva >= VirtualAddress && rva < VirtualAddress + SizeOfRawData) as PeSection;
  const start = rva - home.VirtualAddress + home.PointerToRawData;
  return file.subarray(start, start + size);
}
