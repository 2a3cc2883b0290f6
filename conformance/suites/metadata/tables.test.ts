import { ByteCursor } from '../../../reference/io/cursor.js';
import { readMetadata, type Metadata } from '../../../reference/metadata/metadata.js';
import { MetadataNames } from '../../../reference/metadata/names.js';
import { TABLE_SCHEMAS } from '../../../reference/metadata/table-schemas.js';
import { token, tokenOf } from '../../../reference/metadata/tokens.js';
import { rejectionOf } from '../flat-context.js';
import { metadataBytes, type HandMade } from './hand-made.js';

function read(parts: HandMade): Metadata {
  return readMetadata(new ByteCursor(metadataBytes(parts), 0));
}

/** Header of a table stream: reserved, version 2.0, heap sizes, reserved 1, valid, sorted 0. */
function header(valid: bigint, heapSizes = 0): string {
  const mask = Buffer.alloc(8);
  mask.writeBigUInt64LE(valid);
  return `00000000 02 00 ${heapSizes.toString(16).padStart(2, '0')} 01 ${mask.toString('hex')} 0000000000000000`;
}

const bit = (table: keyof typeof TABLE_SCHEMAS): bigint => 1n << BigInt(TABLE_SCHEMAS[table].id);

/** ECMA-335 II.22: the numbers of the tables and how many columns they have. */
const TABLES: readonly (readonly [name: keyof typeof TABLE_SCHEMAS, id: number, columns: number])[] = [
  ['Module', 0x00, 5], ['TypeRef', 0x01, 3], ['TypeDef', 0x02, 6], ['Field', 0x04, 3], ['MethodDef', 0x06, 6],
  ['Param', 0x08, 3], ['InterfaceImpl', 0x09, 2], ['MemberRef', 0x0a, 3], ['Constant', 0x0b, 4], ['CustomAttribute', 0x0c, 3],
  ['FieldMarshal', 0x0d, 2], ['DeclSecurity', 0x0e, 3], ['ClassLayout', 0x0f, 3], ['FieldLayout', 0x10, 2],
  ['StandAloneSig', 0x11, 1], ['EventMap', 0x12, 2], ['Event', 0x14, 3], ['PropertyMap', 0x15, 2], ['Property', 0x17, 3],
  ['MethodSemantics', 0x18, 3], ['MethodImpl', 0x19, 3], ['ModuleRef', 0x1a, 1], ['TypeSpec', 0x1b, 1], ['ImplMap', 0x1c, 4],
  ['FieldRVA', 0x1d, 2], ['Assembly', 0x20, 9], ['AssemblyProcessor', 0x21, 1], ['AssemblyOS', 0x22, 3],
  ['AssemblyRef', 0x23, 9], ['AssemblyRefProcessor', 0x24, 2], ['AssemblyRefOS', 0x25, 4], ['File', 0x26, 3],
  ['ExportedType', 0x27, 5], ['ManifestResource', 0x28, 4], ['NestedClass', 0x29, 2], ['GenericParam', 0x2a, 4],
  ['MethodSpec', 0x2b, 2], ['GenericParamConstraint', 0x2c, 2],
];

test.each(TABLES)('table %s has number %d and %d columns', (name, id, columns) => {
  expect([TABLE_SCHEMAS[name].id, Object.keys(TABLE_SCHEMAS[name].columns).length]).toEqual([id, columns]);
});

test('coded indices are read as tokens', () => {
  const metadata = read({
    tables: `${header(bit('TypeRef'))} 03000000  0100 0100 0000  0600 0300 0000  0700 0500 0000`,
    strings: ['A', 'B', 'C'],
  });
  const scopes = [1, 2, 3].map((rid) => metadata.get('TypeRef', rid, 'ResolutionScope'));
  expect(scopes).toEqual([tokenOf('ModuleRef', 0), tokenOf('AssemblyRef', 1), tokenOf('TypeRef', 1)]);
  expect(new MetadataNames(metadata).type(tokenOf('TypeRef', 3))).toBe('A+C');
});

test('heap indices have four bytes if the stream says so', () => {
  const metadata = read({ tables: `${header(bit('ModuleRef'), 1)} 01000000  02000000`, strings: ['ab'] });
  expect(metadata.text('ModuleRef', 1, 'Name')).toBe('b');
});

test('coded indices have four bytes when a table is too long for two', () => {
  const rows = 0x4000;
  const metadata = read({ tables: `${header(bit('TypeRef'))} 00400000 ${'05000000 0100 0000'.repeat(rows)}`, strings: ['A'] });
  expect(metadata.rowCount('TypeRef')).toBe(rows);
  expect(metadata.get('TypeRef', rows, 'ResolutionScope')).toBe(tokenOf('ModuleRef', 1));
});

test('the uncompressed stream owns methods through the pointer table', () => {
  const typeDef = (list: string): string => `00000000 0100 0000 0000 0100 ${list}`;
  const method = '00000000 0000 0000 0100 0100 0100';
  const metadata = read({
    tablesName: '#-',
    tables: `${header(bit('TypeDef') | bit('MethodPtr') | bit('MethodDef'))} 02000000 02000000 02000000
      ${typeDef('0100')} ${typeDef('0200')}  0200 0100  ${method} ${method}`,
    strings: ['A'],
    blobs: '03 00 00 01',
  });
  expect([1, 2].map((rid) => metadata.ownership.typeOfMethod(rid))).toEqual([2, 1]);
});

test('a type that is nested in itself has no name, and costs no time', () => {
  const metadata = read({ tables: `${header(bit('TypeRef'))} 01000000  0700 0100 0000`, strings: ['A'] });
  expect(rejectionOf(() => new MetadataNames(metadata).type(tokenOf('TypeRef', 1)))?.code).toBe('limit.exceeded');
});

const DAMAGES: readonly (readonly [what: string, parts: HandMade, use: (metadata: Metadata) => unknown, code: string])[] = [
  ['a table that does not exist', { tables: `${header(1n << 0x2dn)} 01000000` }, () => undefined, 'metadata.unknown-table'],
  ['rows beyond the stream', { tables: `${header(bit('ModuleRef'))} 02000000 0100` }, () => undefined, 'metadata.table-outside'],
  ['a row that does not exist', { tables: `${header(bit('ModuleRef'))} 01000000 0100`, strings: ['A'] }, (m) => m.get('ModuleRef', 2, 'Name'), 'metadata.row'],
  ['a text outside the heap', { tables: `${header(bit('ModuleRef'))} 01000000 7f00` }, (m) => m.text('ModuleRef', 1, 'Name'), 'metadata.string-index'],
  ['a tag without a table', { tables: `${header(bit('InterfaceImpl'))} 01000000 0100 0700` }, (m) => m.get('InterfaceImpl', 1, 'Interface'), 'metadata.coded-index'],
  ['a blob longer than its heap', { tables: `${header(bit('TypeSpec'))} 01000000 0100`, blobs: '02 08' }, (m) => m.blob(m.get('TypeSpec', 1, 'Signature')), 'metadata.blob-index'],
  ['a GUID without a heap', { tables: header(0n) }, (m) => m.guid(1), 'metadata.guid-index'],
  ['a type of an unknown element', { tables: `${header(bit('TypeSpec'))} 01000000 0100`, blobs: '01 17' }, (m) => new MetadataNames(m).type(tokenOf('TypeSpec', 1)), 'ecma-signature.element-type'],
  ['a type that contains itself', { tables: `${header(bit('TypeSpec'))} 01000000 0100`, blobs: '02 12 06' }, (m) => new MetadataNames(m).type(tokenOf('TypeSpec', 1)), 'limit.exceeded'],
  ['an array of rank 0', { tables: `${header(bit('TypeSpec'))} 01000000 0100`, blobs: '05 14 08 00 00 00' }, (m) => new MetadataNames(m).type(tokenOf('TypeSpec', 1)), 'ecma-signature.rank'],
  ['pointers nested too deep', { tables: `${header(bit('TypeSpec'))} 01000000 0100`, blobs: `80 c8 ${'0f'.repeat(199)} 08` }, (m) => new MetadataNames(m).type(tokenOf('TypeSpec', 1)), 'limit.exceeded'],
  ['a type without an end', { tables: `${header(bit('TypeSpec'))} 01000000 0100`, blobs: '01 1d' }, (m) => new MetadataNames(m).type(tokenOf('TypeSpec', 1)), 'truncated'],
  ['a name of no type', { tables: header(0n) }, (m) => new MetadataNames(m).type(token(0x06000001)), 'metadata.no-type'],
];

test.each(DAMAGES)('%s is rejected', (_what, parts, use, code) => {
  expect(rejectionOf(() => use(read(parts)))?.code).toBe(code);
});

test('metadata that ends anywhere is rejected', () => {
  const whole = metadataBytes({ tables: `${header(bit('ModuleRef'))} 01000000 0100`, strings: ['A'] });
  for (let length = 0; length < whole.length - 3; length++) {
    expect(rejectionOf(() => readMetadata(new ByteCursor(whole.subarray(0, length), 0)))?.code).toMatch(/^(truncated|metadata\.stream-outside)$/);
  }
});
