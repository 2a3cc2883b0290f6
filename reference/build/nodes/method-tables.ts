import { writeEntryPoint, type NewEntryPoint } from '../../image/entry-point-writer.js';
import type { FixupCell } from '../../image/fixup-list.js';
import type { ByteRange } from '../../io/ranges.js';
import { writeMethodSignature } from '../../signatures/method-writer.js';
import type { Place } from '../place.js';
import { list } from '../shapes/shape.js';
import { definedEntry, fixupList, instanceEntry } from '../shapes/table-shapes.js';
import { named } from './debug-info.js';
import { writeHashtable } from './hashtables.js';
import { writeArray } from './native-format.js';
import type { ModelNode } from './node.js';

/** Section 103. */
export function methodEntryPointsNode(content: Place, range: ByteRange): ModelNode {
  return { kind: 'method entry points', where: content.pointer, range, write: () => writeMethodEntryPoints(content) };
}

function writeMethodEntryPoints(content: Place): Uint8Array {
  const lists = fixupLists(content);
  const elements = new Map<number, NewEntryPoint>();
  for (const place of content.member('entries').elements()) {
    const { rid, runtimeFunctionIndex, fixups } = place.read(definedEntry);
    elements.set(rid - 1, { runtimeFunctionIndex, fixups: place.member('fixups').read(() => listNamed(fixups, lists)) });
  }
  return writeArray(content, elements, (writer, index, { shared }) => {
    const element = elements.get(index);
    if (element !== undefined) writeEntryPoint(writer, element, shared);
  });
}

/** Section 109. */
export function instanceEntryPointsNode(content: Place, range: ByteRange): ModelNode {
  return {
    kind: 'instance entry points',
    where: content.pointer,
    range,
    write: () => {
      const lists = fixupLists(content);
      return writeHashtable(content, instanceEntry, ({ signature, runtimeFunctionIndex, fixups }) => {
        const entry = { runtimeFunctionIndex, fixups: listNamed(fixups, lists) };
        return (writer, { shared }) => {
          writeMethodSignature(writer, signature);
          writeEntryPoint(writer, entry, shared);
        };
      });
    },
  };
}

type Lists = ReadonlyMap<number, readonly FixupCell[]>;

function listNamed(name: number | undefined, lists: Lists): readonly FixupCell[] | undefined {
  return name === undefined ? undefined : named(name, lists);
}

/** The fixup lists by the names that entry points have for them; equal ones are one, as a table holds each list once (r2r-format 14.1). */
function fixupLists(content: Place): Lists {
  const byContent = new Map<string, readonly FixupCell[]>();
  const lists = new Map<number, readonly FixupCell[]>();
  for (const { fixups, cells } of content.member('fixupLists').read(list(fixupList))) {
    const key = cells.map(({ importSection, slot }) => `${importSection}:${slot}`).join();
    const first = byContent.get(key) ?? cells;
    byContent.set(key, first);
    lists.set(fixups, first);
  }
  return lists;
}
