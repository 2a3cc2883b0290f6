import { openFile } from '../../../reference/image/open.js';
import { MetadataNames } from '../../../reference/metadata/names.js';
import type { TableName } from '../../../reference/metadata/table-schemas.js';
import { tokenOf } from '../../../reference/metadata/tokens.js';
import { committed } from '../committed-images.js';

function namesOf(path: string): MetadataNames {
  const { metadata } = openFile(committed(path), path);
  if (metadata === undefined) throw new Error(`${path} has no metadata`);
  return new MetadataNames(metadata);
}

function all(names: MetadataNames, table: TableName, text: (rid: number) => string): string[] {
  return Array.from({ length: names.metadata.rowCount(table) }, (_, index) => text(index + 1));
}

describe('names are those of the source', () => {
  const unicode = namesOf('il/DevÜnicode_日本.dll');
  const unsafe = namesOf('il/DevUnsafe.dll');
  const generics = namesOf('il/DevGenerics.dll');

  test('the module', () => {
    expect(unicode.moduleName()).toBe('DevÜnicode_日本');
  });

  test('types, also nested, generic and not ASCII', () => {
    expect(all(unicode, 'TypeDef', (rid) => unicode.type(tokenOf('TypeDef', rid)))).toEqual([
      '<Module>',
      'Programm_ß',
      'Größe.日本語.Ünïcödé',
      'Größe.日本語.Iñterface',
      'Größe.日本語.Straße',
      'Größe.日本語.Ünïcödé+Вложенный`1',
    ]);
  });

  test('fields', () => {
    expect(all(unicode, 'Field', (rid) => unicode.field(tokenOf('Field', rid)))).toEqual([
      'int Größe.日本語.Ünïcödé.Zähler',
      'string Größe.日本語.Ünïcödé.名前',
      'int Größe.日本語.Straße.Übung',
      'Ŧ Größe.日本語.Ünïcödé+Вложенный<Ŧ>.Поле',
    ]);
  });

  test('string literals, also beyond the basic plane and with NUL', () => {
    const { metadata } = unicode;
    const heap = metadata.root.streams.find((stream) => stream.name === '#US');
    const literals: string[] = [];
    for (let at = 1; heap !== undefined && at < heap.data.end - heap.data.start; ) {
      const length = metadata.bytes[heap.data.start + at];
      if (length === 0) break;
      literals.push(metadata.userString(at));
      at += 1 + length;
    }
    expect(literals).toEqual(expect.arrayContaining(['名前😀', 'ï', '𝒳\0é', 'jitted=']));
  });

  test.each([
    'string Program.Rep<T>(T)',
    'int Program.Apply(delegate*<int, int, int>, int, int)',
    'int Program.ApplyU(delegate* unmanaged<int, int>, int)',
    'ref int Program.Largest(int[])',
    'int Program.Parse(System.ReadOnlySpan<char>)',
    'nuint Native.StrLen(byte*)',
    'void Reader..ctor(System.ReadOnlySpan<byte>, ref int)',
    'bool Reader.Next(ref byte)',
  ])('the method %s', (expected) => {
    expect(all(unsafe, 'MethodDef', (rid) => unsafe.method(tokenOf('MethodDef', rid)))).toContain(expected);
  });

  test.each([
    ['MethodDef', 'System.ValueTuple<T, V> Shared<T>+Inner<V>.Pair(V)'],
    ['MethodDef', 'void Program.Swap<T>(ref T, ref T)'],
    ['MethodSpec', 'void Program.Swap<string>(ref string, ref string)'],
    ['MethodSpec', 'string DevBase.Holder<long>.Convert<string>(System.Func<long, string>)'],
  ] as const)('the %s %s', (table, expected) => {
    expect(all(generics, table, (rid) => generics.method(tokenOf(table, rid)))).toContain(expected);
  });

  test('a member seen as part of a type with arguments', () => {
    const pair = all(generics, 'MethodDef', (rid) => generics.method(tokenOf('MethodDef', rid))).indexOf(
      'System.ValueTuple<T, V> Shared<T>+Inner<V>.Pair(V)',
    );
    const view = { owner: 'Shared<int>+Inner<string>', typeArguments: ['int', 'string'] };
    expect(generics.method(tokenOf('MethodDef', pair + 1), view)).toBe(
      'System.ValueTuple<int, string> Shared<int>+Inner<string>.Pair(string)',
    );
  });
});

test('everything in every committed assembly has a name', () => {
  for (const path of ['DevBase', 'DevCalls', 'DevAsync', 'DevFacade', 'DevSimd', 'CompA', 'mini/System.Private.CoreLib']) {
    const names = namesOf(`il/${path}.dll`);
    for (const table of ['TypeDef', 'TypeRef', 'TypeSpec', 'ExportedType'] as const) {
      for (const name of all(names, table, (rid) => names.type(tokenOf(table, rid)))) expect(name).not.toBe('');
    }
    for (const table of ['MethodDef', 'MethodSpec'] as const) {
      for (const name of all(names, table, (rid) => names.method(tokenOf(table, rid)))) expect(name).toMatch(/\)$/);
    }
  }
});
