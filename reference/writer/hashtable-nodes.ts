import { writeAvailableType } from '../image/available-types-writer.js';
import { writeCrossModuleInlining } from '../image/cross-module-inlining-writer.js';
import type { Image } from '../image/image.js';
import { writeInliningEntry } from '../image/inlining-info-2-writer.js';
import { rangeOfSection } from '../image/section-file-range.js';
import type { HashtableEntry, NativeHashtable } from '../native-format/hashtable.js';
import { writeHashtableAgain } from '../native-format/hashtable-writer.js';
import type { Vertex } from '../native-format/layout.js';
import type { ImageNode, NodeKind } from './node.js';

/** Sections 108, 114 and 119. */
export function* hashtableNodes(image: Image): Iterable<ImageNode> {
  for (const module of image.modules) {
    const types = rangeOfSection(image, module.section('AvailableTypes'));
    const { availableTypes, inliningInfo2 } = module;
    if (types !== undefined && availableTypes !== undefined) {
      yield hashtableNode('available types', types, availableTypes.table, () => availableTypes.entries(), (type) => (writer) => {
        writeAvailableType(writer, type);
      });
    }
    const inlining = rangeOfSection(image, module.section('InliningInfo2'));
    if (inlining !== undefined && inliningInfo2 !== undefined) {
      yield hashtableNode('inlining info', inlining, inliningInfo2.table, () => inliningInfo2.entries(), (entry) => (writer) => {
        writeInliningEntry(writer, entry);
      });
    }
  }
  const { crossModuleInlining } = image;
  const range = rangeOfSection(image, image.section('CrossModuleInlineInfo'));
  if (range !== undefined && crossModuleInlining !== undefined) {
    const hasModules = image.hasFlag('MULTIMODULE_VERSION_BUBBLE');
    yield hashtableNode('cross-module inlining', range, crossModuleInlining.table, () => crossModuleInlining.entries(), (entry) => (writer) => {
      writeCrossModuleInlining(writer, entry, hasModules);
    });
  }
}

/** A hashtable whose payloads stand in the order in which they were added, and equal keys in that of the table. */
export function hashtableNode<Entry extends { readonly entry: HashtableEntry }>(
  kind: NodeKind,
  range: ImageNode['range'],
  { bucketCount }: NativeHashtable,
  entries: () => Iterable<Entry>,
  writePayload: (entry: Entry) => Vertex['write'],
): ImageNode {
  const writeWith = (order?: (payloads: Vertex[]) => Vertex[]): Uint8Array => writeHashtableAgain(entries(), bucketCount, writePayload, order);
  return { kind, range, write: () => writeWith(), shuffled: writeWith };
}
