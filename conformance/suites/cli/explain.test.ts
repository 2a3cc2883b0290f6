import { r2r } from './run-cli.js';

/* What names and numbers mean; the numbers are those of readytorun.h and ECMA-335. */

interface Explained {
  is: string;
  name: string;
  says: string;
  details: Record<string, string | string[]>;
}

async function explained(queries: string[]): Promise<Explained[]> {
  const { code, out } = await r2r(['explain', ...queries, '--json']);
  expect(code).toBe(0);
  return JSON.parse(out) as Explained[];
}

const THINGS: [query: string, is: string, name: string, details: Record<string, unknown>][] = [
  ['HDR-1', 'requirement', 'HDR-1', { level: 'MUST', 'error code': 'header.signature' }],
  ['BND-1', 'requirement', 'BND-1', { applies: 'R2R up to 15', 'rests on': expect.arrayContaining([expect.stringContaining('section 10.2')]) }],
  ['header.signature', 'error code', 'header.signature', { phase: 'header', 'raised by': [expect.stringContaining('HDR-1')] }],
  ['InjectStringThunks', 'constant', 'FixupKind.InjectStringThunks', { applies: 'R2R 18.6 and newer' }],
  ['FixupKind.Check_IL_Body', 'constant', 'FixupKind.Check_IL_Body', { requirements: expect.arrayContaining([expect.stringContaining('FIX-31')]) }],
  ['native-unsigned', 'kind', 'native-unsigned', { value: ['integer'] }],
  ['readytorun-header.two-sections.signature.one', 'vector', 'readytorun-header.two-sections.signature.one', { expected: expect.stringContaining('header.signature'), operation: 'format.decode readytorun-header', twin: expect.stringContaining('readytorun-header.') }],
  ['16.0', 'format version', '16.0', { confidence: 'verified' }],
  ['import-sections', 'topic, section 101', 'import-sections', { file: 'spec/format/import-sections.json' }],
  ['ImportSection', 'definition', 'ImportSection', { fields: expect.arrayContaining([expect.stringContaining('EntrySize  u8')]) }],
  ['format.decode', 'operation', 'format.decode', {}],
];

test('whatever has a name is explained, whatever its case', async () => {
  const found = await explained([...THINGS.map(([query]) => query), 'hdr-4']);
  for (const [, is, name, details] of THINGS) expect(found).toContainEqual(expect.objectContaining({ is, name, details: expect.objectContaining(details) }));
  expect(found.at(-1)?.name).toBe('HDR-4');
});

test.each<[query: string, names: string[]]>([
  ['0x39', ['FixupKind.InjectStringThunks']],
  ['101', ['import-sections', 'SectionType.ImportSections']],
  ['18', ['CorElementType.CLASS', 'FixupKind.FieldHandle']],
])('the number %s means all of %j', async (query, names) => {
  expect((await explained([query])).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
});

test('a constant names the vectors in whose value it stands', async () => {
  const [{ details }] = await explained(['FixupKind.InjectStringThunks']);
  expect(details.vectors).toContain('  fixup.inject-string-thunks');
});

test('what does not exist ends with exit code 1, and what is near', async () => {
  const { code, err } = await r2r(['explain', 'HDR1', 'header.signatur', 'InjectStringThunk']);
  expect(code).toBe(1);
  expect(err.split('\n')).toEqual([expect.stringContaining('HDR-1'), expect.stringContaining('header.signature'), expect.stringContaining('InjectStringThunks'), '']);
});

test('kinds are listed by pattern, one alone with its members', async () => {
  const [many, one, none] = [await r2r(['kinds', 'webcil*']), await r2r(['kinds', 'readytorun-header']), await r2r(['kinds', 'readytorun-heder'])];
  expect(many.out).toContain('webcil-header');
  expect(one.out).toContain('Sections[].Type  number or name');
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('did you mean readytorun-header')]);
});
