import type { ImageModule } from '../../../reference/image/image-module.js';
import type { SectionEntry } from '../../../reference/image/header.js';
import { offsetIfMapped } from '../../../reference/image/rva-field.js';
import type { SectionName } from '../../../reference/image/section-types.js';
import { componentAssembliesText, manifestMetadataText, manifestMvidsText } from './assemblies.js';
import { importSectionsText } from './import-sections.js';
import { crossModuleInlineInfoText, inliningInfo2Text, inliningInfoText } from './inlining.js';
import { debugInfoSectionText, exceptionInfoText, instanceEntryPointsText, methodEntryPointsText, runtimeFunctionsText } from './method-tables.js';
import { availableTypesText, enclosingTypeMapText, methodIsGenericMapText, typeGenericInfoMapText } from './module-tables.js';
import { counted, hexNumber } from './numbers.js';
import type { Page } from './page.js';
import { pgoText, profileDataText } from './profile.js';
import { attributePresenceText, compilerIdentifierText, delayLoadThunksText, hotColdMapText, ownerText } from './small-sections.js';
import { externalTypeMapsText, proxyTypeMapsText, typeMapTargetsText } from './type-maps.js';

/** What a section says. */
type SectionText = (page: Page, section: SectionEntry, module: ImageModule | undefined) => Iterable<string>;

/** Sections of a module; the main header of a composite image has none of them. */
const ofModule =
  (text: (page: Page, module: ImageModule) => Iterable<string>): SectionText =>
  (page, _, module) =>
    module === undefined ? [] : text(page, module);

const TEXTS: Partial<Record<SectionName, SectionText>> = {
  CompilerIdentifier: compilerIdentifierText,
  ImportSections: importSectionsText,
  RuntimeFunctions: runtimeFunctionsText,
  MethodDefEntryPoints: ofModule(methodEntryPointsText),
  ExceptionInfo: exceptionInfoText,
  DebugInfo: debugInfoSectionText,
  DelayLoadMethodCallThunks: delayLoadThunksText,
  AvailableTypes: ofModule(availableTypesText),
  InstanceMethodEntryPoints: instanceEntryPointsText,
  InliningInfo: ofModule(inliningInfoText),
  ProfileDataInfo: profileDataText,
  ManifestMetadata: manifestMetadataText,
  AttributePresence: attributePresenceText,
  InliningInfo2: ofModule(inliningInfo2Text),
  ComponentAssemblies: componentAssembliesText,
  OwnerCompositeExecutable: ownerText,
  PgoInstrumentationData: pgoText,
  ManifestAssemblyMvids: manifestMvidsText,
  CrossModuleInlineInfo: crossModuleInlineInfoText,
  HotColdMap: hotColdMapText,
  MethodIsGenericMap: ofModule(methodIsGenericMapText),
  EnclosingTypeMap: ofModule(enclosingTypeMapText),
  TypeGenericInfoMap: ofModule(typeGenericInfoMapText),
  ExternalTypeMaps: externalTypeMapsText,
  ProxyTypeMaps: proxyTypeMapsText,
  TypeMapAssemblyTargets: typeMapTargetsText,
};

/** A section with its title; of a section that nobody knows, where its bytes are. */
export function* sectionText(page: Page, section: SectionEntry, module: ImageModule | undefined): Iterable<string> {
  const { type, name, rva, size } = section;
  const offset = size === 0 ? undefined : offsetIfMapped(page.image.context.space, rva);
  const place = `RVA ${hexNumber(rva)}${offset === undefined ? '' : `, file ${hexNumber(offset)}`}, ${counted(size, 'byte')}`;
  yield* page.heading(`${type} ${name ?? '(unknown section)'}${module?.name === undefined ? '' : ` of ${module.name}`}`, place);
  const text = name === undefined ? undefined : TEXTS[name];
  yield* page.guarded(name ?? `section ${type}`, () => text?.(page, section, module) ?? []);
  if (text === undefined && offset !== undefined) yield* page.bytes({ start: offset, end: offset + size }, 'section', 2);
}
