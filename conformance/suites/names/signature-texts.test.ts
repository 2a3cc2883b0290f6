import { importCells } from '../../../reference/image/import-sections.js';
import { openImage, type Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { FileSet } from '../../../reference/image/surroundings.js';
import { fixupText } from '../../../reference/names/fixup-text.js';
import { methodText } from '../../../reference/names/method-text.js';
import { modulesOf } from '../../../reference/names/modules.js';
import { committed } from '../committed-images.js';

function open(path: string, around: readonly string[] = []): Image {
  const files = around.map((each) => ({ name: each.slice(each.lastIndexOf('/') + 1), bytes: () => committed(each) }));
  return openImage(openFile(committed(path), path), new FileSet(files));
}

function fixupTexts(image: Image): string[] {
  const context = { modules: modulesOf(image), version: image.version };
  return image.importSections.flatMap((section) =>
    Array.from(importCells(image.context, section, image.signatures), (cell) => fixupText(cell.fixup, context)),
  );
}

function instanceMethodTexts(image: Image): string[] {
  const modules = modulesOf(image);
  return Array.from(image.instanceEntryPoints?.entries() ?? [], (entry) => methodText(entry.method, modules));
}

const generics = open('img/10.0.14-linux-x64/DevGenerics.dll');
const genericsFixups = fixupTexts(generics);

test.each([
  'Helper Module',
  'Check_InstructionSetSupport X86Base+',
  'VirtualEntry string System.Object.ToString()',
  'MethodEntry_DefToken void Thing..ctor()',
  'MethodEntry_RefToken string System.String.Concat(string, string)',
  'NewObject System.Collections.Generic.HashSet<DevBase.Point3>',
  'NewArray MyStruct[]',
  'TypeDictionary System.ValueTuple<Other, string>',
  'FieldOffset string DevBase.Holder<int>+Nested+Deep<string>.Other',
  'Check_FieldOffset long System.ValueTuple<int, long>.Item2: 0',
  'MethodDictionary Thing System.Activator.CreateInstance<Thing>() [instantiating]',
  'ThisObjDictionaryLookup TypeHandle Tree<!0>+<Walk>d__5 in Tree<__Canon>',
  'MethodDictionaryLookup TypeHandle System.Collections.Generic.List<!!0>',
  'DelegateCtor System.Func<MyStruct, bool> for bool Program+<>c.<Main>b__7_3(MyStruct)',
  'StringHandle "/"',
])('a fixup reads %s', (text) => {
  expect(genericsFixups).toContain(text);
});

test.each([
  'System.ValueTuple<__Canon, int> Shared<__Canon>+Inner<int>.Pair(int)',
  'Wrap<Wrap<Wrap<Wrap<int>>>> Wrap<Wrap<Wrap<int>>>.Up()',
  '__Canon Program.Pick<__Canon>(bool, __Canon, __Canon)',
])('an instance method reads %s', (text) => {
  expect(instanceMethodTexts(generics)).toContain(text);
});

const COMPOSITE = 'img/10.0.14-linux-x64-composite';
const COMPONENTS = ['CompA', 'CompB', 'CompC'].map((name) => `${COMPOSITE}/${name}.dll`);

test('names in a composite image come from its components', () => {
  const composite = open(`${COMPOSITE}/comp.r2r.dll`, COMPONENTS);
  expect(instanceMethodTexts(composite)).toContain('CompA.Pair<int, int> CompA.Cache<CompA.Pair<int, int>>.Get(string, System.Func<string, CompA.Pair<int, int>>)');
});

test('tokens of assemblies that are not at hand stay tokens, with the assembly', () => {
  const composite = open(`${COMPOSITE}/comp.r2r.dll`, COMPONENTS);
  expect(fixupTexts(composite)).toContain('NewObject [System.Private.CoreLib]TypeDef:0000EB<string, string>');
  expect(fixupTexts(open(`${COMPOSITE}/comp.r2r.dll`))).toContain('NewObject [CompA]TypeDef:000004');
});

test('references of cross-module inlining are named by the manifest metadata', () => {
  const texts = fixupTexts(open('img/10.0.14-linux-x64-xmod-nlg/DevGenerics.dll'));
  expect(texts).toContain('FieldOffset int System.Collections.Generic.HashSet<DevBase.Point3>._count');
});
