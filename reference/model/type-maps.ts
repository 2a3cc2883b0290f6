import type { SectionEntry } from '../image/header.js';
import type { Image } from '../image/image.js';
import { cursorOverSection } from '../image/section-range.js';
import type { TypeMapOfGroup } from '../image/type-map-groups.js';
import { typeMapTargets } from '../image/type-map-targets.js';
import { NativeHashtable } from '../native-format/hashtable.js';
import { hashtableNode } from './hashtable.js';

/** Sections 124 and 125: groups, and of each the table of its mappings. */
export function typeMapsNode(image: Image, section: SectionEntry, groups: Iterable<TypeMapOfGroup<object>>): object {
  return { ...outerTable(image, section), entries: groupNodes(groups) };
}

function* groupNodes(groups: Iterable<TypeMapOfGroup<object>>): Iterable<object> {
  for (const { entry, group, table, types } of groups) yield { entry, group, types: table && { ...hashtableNode(table), entries: types } };
}

/** Section 126. */
export function typeMapTargetsNode(image: Image, section: SectionEntry): object {
  return { ...outerTable(image, section), entries: typeMapTargets(image.context, section) };
}

function outerTable({ context }: Image, section: SectionEntry): object {
  return hashtableNode(new NativeHashtable(cursorOverSection(context.space, section)));
}
