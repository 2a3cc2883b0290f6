import type { CoreHeader } from '../../image/header.js';
import type { Image } from '../../image/image.js';
import type { SectionName } from '../../image/section-types.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** What is about the metadata of one module. */
const OF_MODULE: ReadonlySet<SectionName> = new Set<SectionName>([
  'MethodDefEntryPoints',
  'AvailableTypes',
  'InliningInfo',
  'AttributePresence',
  'InliningInfo2',
  'MethodIsGenericMap',
  'EnclosingTypeMap',
  'TypeGenericInfoMap',
]);
/** The compiler says in each header who it is. */
const ANYWHERE: ReadonlySet<SectionName> = new Set<SectionName>(['CompilerIdentifier']);

/** A section stands in the header in which it is looked for (r2r-format 4.3): elsewhere it does not exist for a runtime. */
export const sectionOwners: Rule<Image> = {
  requirement: 'OWN-1',
  structure: 'section-ownership',
  *check(image): Iterable<Fault> {
    if (image.isComposite) {
      yield* strangers(image.header, 'Header', (name) => !OF_MODULE.has(name) && name !== 'OwnerCompositeExecutable');
      for (const { component, header } of image.components) yield* strangers(header, `Components[${component}]`, (name) => OF_MODULE.has(name));
    } else if (image.hasFlag('COMPONENT')) {
      yield* strangers(image.header, 'Header', (name) => name === 'OwnerCompositeExecutable');
    } else {
      yield* strangers(image.header, 'Header', (name) => name !== 'ComponentAssemblies' && name !== 'OwnerCompositeExecutable');
    }
  },
};

function* strangers({ sections }: CoreHeader, path: string, belongs: (name: SectionName) => boolean): Iterable<Fault> {
  for (const { name, range } of sections) {
    if (name !== undefined && !ANYWHERE.has(name) && !belongs(name)) yield { range, path: `${path}.Sections`, message: `nobody looks for section ${name} in this header` };
  }
}
