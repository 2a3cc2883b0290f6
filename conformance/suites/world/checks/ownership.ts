import type { OwnedBytes } from '../../../../reference/byte-map/owned-bytes.js';
import { fileOffset, rva as rvaOf } from '../../../../reference/io/addresses.js';
import type { MapNode } from '../symbol-map.js';
import type { Check, Subject } from '../subject.js';

/** Nodes of the map that stand by themselves where the byte map has this kind. */
const WITNESSES = { 'read-only data': ['MethodReadOnlyDataNode', 'CopiedFieldRvaNode'], 'import thunks': ['ImportThunk'] } as const;

/** On ARM64 and its like, read-only data belongs to the node of the method. */
const METHOD = 'MethodWithGCInfo';

const MOST_UNOWNED = 0.001;

/**
 * Nearly every byte has an owner, and read-only data and import thunks are where the compiler's map has them: each piece
 * begins where a node begins and ends where one ends, and no node is left out.
 */
export const ownership: Check = {
  name: 'ownership',
  *run(subject: Subject): Iterable<string> {
    const { image, map, byteMap } = subject;
    const { problems, map: { pieces, gaps } } = byteMap;
    yield* problems;
    const unowned = gaps.filter(({ isPadding }) => !isPadding).reduce((sum, { start, end }) => sum + end - start, 0);
    subject.looked('bytes of files', image.context.space.bytes.length);
    subject.looked('unowned bytes', unowned);
    if (unowned > MOST_UNOWNED * image.context.space.bytes.length) yield `${unowned} bytes have no owner`;
    if (map === undefined) return;
    for (const [kind, types] of Object.entries(WITNESSES)) {
      yield* compare(subject, pieces.filter((piece) => piece.kind === kind), map, types);
    }
  },
};

function* compare(subject: Subject, pieces: readonly OwnedBytes[], map: readonly MapNode[], types: readonly string[]): Iterable<string> {
  const { space } = subject.image.context;
  const nodes = map.filter(({ type, length }) => types.includes(type) && length > 0);
  const methods = map.filter(({ type }) => type === METHOD);
  for (const { start, end, kind } of pieces) {
    const first = space.rvaOf(fileOffset(start)) ?? 0;
    const last = first + end - start;
    subject.looked(`${kind} beside the map`);
    if (methods.some(({ rva, length }) => rva <= first && last <= rva + length)) continue;
    if (!nodes.some(({ rva }) => rva === first)) yield `${kind} begins at ${first}, no node of the map does`;
    if (!nodes.some(({ rva, length }) => rva + length === last)) yield `${kind} ends at ${last}, no node of the map does`;
  }
  for (const { rva, length, type, symbol } of nodes.filter(({ type }) => type === types[0])) {
    const start = space.offsetOf(rvaOf(rva));
    if (!pieces.some((piece) => piece.start <= start && start + length <= piece.end)) yield `${type} ${symbol} at ${rva} is not in the byte map`;
  }
}
