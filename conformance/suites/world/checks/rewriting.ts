import type { SectionName } from '../../../../reference/image/section-types.js';
import { isOpaque } from '../../../../reference/writer/opaque.js';
import { rewrite } from '../../../../reference/writer/rewrite.js';
import type { Check, Subject } from '../subject.js';

/** Sections that hold other formats: code of thunks, and ECMA-335 metadata. */
const OTHER_FORMATS: ReadonlySet<SectionName | undefined> = new Set<SectionName | undefined>(['DelayLoadMethodCallThunks', 'ManifestMetadata']);

const MOST_UNOWNED = 0.001;

/** An image written again from its decoded values has the same bytes; nothing is kept as it was, and no R2R section is opaque. */
export const rewriting: Check = {
  name: 'rewriting',
  *run(subject: Subject): Iterable<string> {
    const { image } = subject;
    const original = image.context.space.bytes;
    const problems: string[] = [];
    const { bytes, origins, different } = rewrite(image, (part, error) => problems.push(`${part}: ${error.message}`), subject.byteMap.map);
    yield* problems;
    for (const { kind, range } of different) yield `${kind} at ${range.start} does not come out as it was read`;
    const first = bytes.findIndex((byte, index) => byte !== original[index]);
    if (first >= 0) yield `the byte at ${first} differs`;
    if (origins.unowned > MOST_UNOWNED * original.length) yield `${origins.unowned} bytes are unknown`;
    for (const [name, count] of Object.entries(origins)) subject.looked(`${name} bytes`, count);
    yield* opaqueSections(subject);
  },
};

function* opaqueSections({ image, byteMap }: Subject): Iterable<string> {
  // The exception directory is section 102, which is decoded.
  const opaque = byteMap.map.pieces.filter((piece) => isOpaque(piece) && piece.name() !== 'directory Exception');
  for (const { name, rva, size } of image.header.sections) {
    if (size === 0 || OTHER_FORMATS.has(name)) continue;
    const start = image.context.space.offsetOf(rva);
    const piece = opaque.find((each) => each.start < start + size && start < each.end);
    if (piece !== undefined) yield `in section ${name ?? 'without a name'} ${piece.kind} at ${piece.start} is opaque`;
  }
}
