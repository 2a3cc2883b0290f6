import type { Image } from '../image/image.js';
import { offsetIfMapped } from '../image/rva-field.js';
import { allSections, type OwnedSection } from './all-sections.js';
import { containerNode, ilNode } from './container.js';
import { SECTION_NODES } from './sections.js';
import { EVERYTHING, type Selection } from './selection.js';

/** What a model is to hold: parts of the image, by section number or `container` or `header`, and runtime functions. */
export interface ModelParts {
  readonly isWanted: (part: string) => boolean;
  readonly selection: Selection;
}

const ALL_PARTS: ModelParts = { isWanted: () => true, selection: EVERYTHING };

/**
 * The model of an image: every structure with its byte range, what is shared once (spec/schema/dump.json). Besides what JSON has,
 * a value may be bytes, a bigint, a byte range, and an iterable or a function, which read when they are asked.
 */
export function modelOf(image: Image, { isWanted, selection }: ModelParts = ALL_PARTS): object {
  const { file, context, target, header, isComposite } = image;
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
  const { bytes } = image.context.space;
  const start = size === 0 ? undefined : offsetIfMapped(image.context.space, rva);
  const offset = start !== undefined && start + size <= bytes.length ? start : undefined;
  const content = name === undefined ? undefined : SECTION_NODES[name];
  return {
    type,
    name: name ?? null,
    component: module?.component,
    rva,
    size,
    range: offset === undefined ? null : { start: offset, end: offset + size },
    content: content === undefined ? null : () => content({ image, section, module, selection }),
    bytes: offset === undefined ? undefined : bytes.subarray(offset, offset + size),
  };
}
