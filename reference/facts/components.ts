import type { Image } from '../image/image.js';
import { sectionFact, type SectionFact } from './header.js';

export interface ComponentFact {
  readonly index: number;
  readonly name: string | null;
  readonly corHeaderRva: number;
  readonly corHeaderSize: number;
  readonly assemblyHeaderRva: number;
  readonly assemblyHeaderSize: number;
  readonly flags: number;
  readonly sections: readonly SectionFact[];
}

export function* componentsFacet(image: Image): Iterable<ComponentFact> {
  const assemblies = image.componentAssemblies;
  for (const [index, { name, header }] of image.components.entries()) {
    const { corHeader, assemblyHeader } = assemblies[index];
    yield {
      index,
      name: name ?? null,
      corHeaderRva: corHeader.rva,
      corHeaderSize: corHeader.size,
      assemblyHeaderRva: assemblyHeader.rva,
      assemblyHeaderSize: assemblyHeader.size,
      flags: header.flags,
      sections: header.sections.map(sectionFact),
    };
  }
}
