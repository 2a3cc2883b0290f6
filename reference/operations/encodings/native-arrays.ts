import { writeNativeArray } from '../../native-format/array-writer.js';
import type { Vertex } from '../../native-format/layout.js';
import type { Kind } from '../kinds/kind.js';
import { nativeArrayKind } from '../kinds/native-format.js';
import { noEncoding, type Encoding } from './encoding.js';
import { list, membersOf, unsigned, unsignedNumber } from './members.js';
import { structureEncoding, type StructureWriter } from './structure.js';

/* Native arrays (r2r-format 5.1): the shape of the trees and their places are chosen here. */

/** Arrays of the world end with an element, and none has this many. */
const MAX_COUNT = 0x1000000;

type ElementWriter = (value: unknown, context: Parameters<StructureWriter>[2]) => Vertex['write'];

export function nativeArrayEncoding(kind: Kind, element: ElementWriter): Encoding {
  return structureEncoding(kind, 'record', (writer, value, context) => {
    const members = membersOf(value);
    const count = unsigned(members, 'Count');
    if (count > MAX_COUNT) throw noEncoding(count, 'record');
    const elements = new Map(
      list(members, 'Elements', (item): [number, Vertex['write']] => {
        const entry = membersOf(item);
        return [unsigned(entry, 'Index'), element(entry.Value, context)];
      }),
    );
    const indices = [...elements.keys()].sort((a, b) => a - b);
    if (indices.some((index) => index >= count)) throw noEncoding(indices[indices.length - 1], 'record');
    writer.bytes(writeNativeArray(indices, count, (inside, index, places) => elements.get(index)?.(inside, places)));
  });
}

export const nativeByteArrayEncoding = nativeArrayEncoding(nativeArrayKind, (value) => {
  const byte = unsignedNumber(value);
  if (byte > 0xff) throw noEncoding(byte, 'record');
  return (writer) => writer.u8(byte);
});
