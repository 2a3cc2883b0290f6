import { readCompilerIdentifier } from '../../image/compiler-identifier.js';
import { coreFields, headerFields } from './header.js';
import { sectionOutside } from '../../image/header.js';
import { openImage, type Image } from '../../image/image.js';
import type { ImageModule } from '../../image/image-module.js';
import { openPe } from '../../image/open.js';
import { readPe } from '../../pe/pe-file.js';
import { fixupValue } from './fixups.js';
import { importSectionFields } from './import-sections.js';
import type { Kind } from './kind.js';
import { entryValue } from './method-entry-element.js';
import { functionValue } from './runtime-functions.js';

/** A whole image: its header, and what some of its sections hold. */
export const imageKind: Kind = ({ context }) => {
  const image = openImage(openPe(readPe(context.space.bytes), 'file'));
  for (const section of image.header.sections) {
    const outside = sectionOutside(section, image.context.space);
    if (outside !== undefined) throw outside;
  }
  return {
    value: {
      Machine: image.target.machine,
      OS: image.target.os,
      IsComposite: image.isComposite,
      HeaderRVA: image.file.headerRva,
      Header: headerFields(image.header),
      Content: contentFields(image),
    },
  };
};

/** Sections of size 0 say nothing. */
function contentFields(image: Image): object {
  const identifier = image.section('CompilerIdentifier');
  const hasImports = (image.section('ImportSections')?.size ?? 0) > 0;
  const hasFunctions = (image.section('RuntimeFunctions')?.size ?? 0) > 0;
  return {
    CompilerIdentifier: identifier && identifier.size > 0 ? readCompilerIdentifier(image.context, identifier) : undefined,
    ImportSections: hasImports ? { Sections: image.importSections.map((section) => importSectionFields(image.context, section)) } : undefined,
    Fixups: hasImports ? image.importSections.flatMap(({ index, cellCount }) => Array.from({ length: cellCount }, (_, cell) => fixupValue(image.fixup(index, cell)))) : undefined,
    RuntimeFunctions: hasFunctions && image.runtimeFunctions ? { Functions: Array.from(image.runtimeFunctions.entries(), functionValue) } : undefined,
    EntryPoints: image.isComposite ? undefined : entryPoints(image, image.modules[0]),
    Cores: image.isComposite && image.section('ComponentAssemblies') ? image.components.map((component) => ({ Header: coreFields(component.header), EntryPoints: entryPoints(image, component) })) : undefined,
    OwnerCompositeExecutable: image.ownerCompositeExecutable,
  };
}

function entryPoints(image: Image, module: ImageModule): object | undefined {
  const section = module.section('MethodDefEntryPoints');
  const table = module.methodEntryPoints;
  if (table === undefined || section?.size === 0) return undefined;
  const { pointerSize } = image.target;
  return {
    Count: table.array.count,
    Elements: Array.from(table.entries(), (entry) => ({ Index: entry.rid - 1, Value: entryValue(entry, table, pointerSize, [...image.importSections]) })),
  };
}
