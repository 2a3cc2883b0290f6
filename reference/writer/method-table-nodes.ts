import { writeEntryPoint, type NewEntryPoint } from '../image/entry-point-writer.js';
import type { EntryPoint } from '../image/entry-point.js';
import { readFixupList, type FixupCell } from '../image/fixup-list.js';
import type { Image } from '../image/image.js';
import type { InstanceEntryPoints } from '../image/instance-entry-points.js';
import type { MethodEntryPoints } from '../image/method-entry-points.js';
import { rangeOfSection } from '../image/section-file-range.js';
import { writeNativeArray } from '../native-format/array-writer.js';
import { writeMethodSignature } from '../signatures/method-writer.js';
import { hashtableNode } from './hashtable-nodes.js';
import type { ImageNode } from './node.js';

/** Sections 103 and 109 with their fixup lists. */
export function* methodTableNodes(image: Image): Iterable<ImageNode> {
  for (const module of image.modules) {
    const range = rangeOfSection(image, module.section('MethodDefEntryPoints'));
    const { methodEntryPoints: table } = module;
    if (range !== undefined && table !== undefined) yield { kind: 'method entry points', range, write: () => writeMethodEntryPoints(image, table) };
  }
  const { instanceEntryPoints: instances } = image;
  const range = rangeOfSection(image, image.section('InstanceMethodEntryPoints'));
  if (range !== undefined && instances !== undefined) yield instanceNode(image, range, instances);
}

function writeMethodEntryPoints(image: Image, table: MethodEntryPoints): Uint8Array {
  const listOf = fixupLists(image, table);
  const elements = new Map<number, NewEntryPoint>();
  for (const entry of table.entries()) elements.set(entry.rid - 1, newEntryPoint(entry, listOf));
  return writeNativeArray([...elements.keys()], table.array.count, (writer, index, { shared }) => {
    const element = elements.get(index);
    if (element !== undefined) writeEntryPoint(writer, element, shared);
  });
}

function instanceNode(image: Image, range: ImageNode['range'], table: InstanceEntryPoints): ImageNode {
  const listOf = fixupLists(image, table);
  return hashtableNode('instance entry points', range, table.table, () => table.entries(), (instance) => {
    const element = newEntryPoint(instance, listOf);
    return (writer, { shared }) => {
      writeMethodSignature(writer, instance.method);
      writeEntryPoint(writer, element, shared);
    };
  });
}

type ListOf = (position: number | undefined) => readonly FixupCell[] | undefined;

function newEntryPoint({ runtimeFunctionIndex, fixups }: EntryPoint, listOf: ListOf): NewEntryPoint {
  return { runtimeFunctionIndex, fixups: listOf(fixups) };
}

/** The fixup lists of a table by their places, each read once; equal ones are one, as a table holds each list once (r2r-format 14.1). */
function fixupLists({ target, importSections }: Image, table: Pick<MethodEntryPoints, 'fixupCursor'>): ListOf {
  const lists = new Map<number, readonly FixupCell[]>();
  const byContent = new Map<string, readonly FixupCell[]>();
  return (position) => {
    if (position === undefined) return undefined;
    const known = lists.get(position);
    if (known !== undefined) return known;
    const { cells } = readFixupList(table.fixupCursor(position), target.pointerSize, importSections);
    const content = cells.map(({ importSection, slot }) => `${importSection}:${slot}`).join();
    const list = byContent.get(content) ?? cells;
    byContent.set(content, list);
    lists.set(position, list);
    return list;
  };
}
