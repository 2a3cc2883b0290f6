import type { SectionName } from '../../../../reference/image/section-types.js';
import type { Check, Subject } from '../subject.js';

/** The node of the map that is a section of the main header, where there is exactly one such node and it is all of the section. */
const NODES: Partial<Record<SectionName, string>> = {
  CompilerIdentifier: 'CompilerIdentifierNode',
  ImportSections: 'ImportSectionsTableNode',
  InstanceMethodEntryPoints: 'InstanceEntryPointTableNode',
  ExceptionInfo: 'ExceptionInfoLookupTableNode',
  DebugInfo: 'DebugInfoTableNode',
  ManifestMetadata: 'ManifestMetadataTableNode',
  ManifestAssemblyMvids: 'ManifestAssemblyMvidHeaderNode',
};

/** Header, sections and GC ref maps lie where the compiler's map has them. */
export const mapSections: Check = {
  name: 'sections of the map',
  *run(subject: Subject): Iterable<string> {
    const { map, image } = subject;
    if (map === undefined) return;
    const at = (type: string): number[] => map.filter((node) => node.type === type).map(({ rva }) => rva);
    if (!at('GlobalHeaderNode').includes(image.file.headerRva)) yield 'the map has another place for the header';
    for (const { rva, size, name } of image.header.sections) {
      const type = name && NODES[name];
      if (type === undefined) continue;
      subject.looked('sections of maps');
      const node = map.find((each) => each.type === type && each.rva === rva);
      if (node === undefined) yield `${name} at ${rva}, in the map at ${at(type).join(', ')}`;
      else if (node.length !== size) yield `${name} has ${size} bytes, in the map ${node.length}`;
    }
    const maps = at('GCRefMapNode');
    for (const { index, cellCount, auxiliaryData } of image.importSections) {
      if (cellCount > 0 && auxiliaryData !== 0 && !maps.includes(auxiliaryData)) yield `the GC ref maps of import section ${index} are at ${auxiliaryData}`;
    }
  },
};
