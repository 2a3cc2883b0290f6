import { offsetIfMapped } from '../../reference/image/rva-field.js';
import type { Image } from '../../reference/image/image.js';
import { allSections, type OwnedSection } from './all-sections.js';
import type { DumpFormat, DumpOptions } from './dump-format.js';
import { containerNode, ilNode } from './json/container.js';
import { SECTION_NODES } from './json/sections.js';
import { Selection } from './json/selection.js';
import { NOTHING_FOUND } from './methods.js';
import { JsonWriter } from './json/writer.js';
import { wantedSections } from './section-filter.js';

/** The model of an image as JSON: every structure with its byte range, what is shared once (spec/schema/dump.json). */
export const jsonDump: DumpFormat = function* (image, options, problem) {
  const selection = new Selection(image, options);
  yield* new JsonWriter(options.blobs, problem).pieces(selectedModel(image, options, selection));
  yield '\n';
  if (!selection.all && !selection.found) problem(NOTHING_FOUND);
};

/** The whole model of an image, as JsonWriter takes it: what a getter or a list reads, it reads when it is asked. */
export function modelOf(image: Image): object {
  return selectedModel(image, { section: [] }, new Selection(image, {}));
}

function selectedModel(image: Image, options: Pick<DumpOptions, 'section'>, selection: Selection): object {
  const { file, context, target, header, isComposite } = image;
  const { wanted } = wantedSections(options.section);
  const isWanted = (part: string): boolean => wanted === undefined || wanted.has(part);
  return {
    file: file.name,
    size: context.space.bytes.length,
    target,
    composite: isComposite,
    container: isWanted('container') ? () => containerNode(image) : undefined,
    il: isWanted('container') && file.module !== undefined ? ilNode(file.module) : undefined,
    header: isWanted('header') ? { rva: file.headerRva, ...header } : undefined,
    modules: isWanted('header') ? () => moduleNodes(image) : undefined,
    sections: sectionNodes(image, selection, isWanted),
  };
}

function* moduleNodes(image: Image): Iterable<object> {
  for (const { component, moduleIndex, name, header } of image.modules) {
    yield component === undefined ? { moduleIndex } : { component, moduleIndex, name, header };
  }
}

function* sectionNodes(image: Image, selection: Selection, isWanted: (part: string) => boolean): Iterable<object> {
  for (const owned of allSections(image)) {
    if (isWanted(String(owned.section.type))) yield sectionNode(image, owned, selection);
  }
}

function sectionNode(image: Image, { section, module }: OwnedSection, selection: Selection): object {
  const { type, name, rva, size } = section;
  const offset = size === 0 ? undefined : offsetIfMapped(image.context.space, rva);
  const content = name === undefined ? undefined : SECTION_NODES[name];
  return {
    type,
    name: name ?? null,
    component: module?.component,
    rva,
    size,
    range: offset === undefined ? null : { start: offset, end: offset + size },
    content: content === undefined ? null : () => content({ image, section, module, selection }),
    bytes: offset === undefined ? undefined : image.context.space.bytes.subarray(offset, offset + size),
  };
}
