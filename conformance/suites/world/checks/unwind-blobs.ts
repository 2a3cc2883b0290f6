import { readUnwindData } from '../../../../reference/unwind/unwind-data.js';
import { gcInfoOf } from '../method-bodies.js';
import type { Check, Subject } from '../subject.js';

/** Behind the last bit of GC info there is padding to a multiple of four bytes, except in old x86 images. */
const ALIGNMENT = 4;

/**
 * Unwind data and GC info of all functions tile: each blob, decoded to its end and padded, reaches to the next
 * (r2r-format 9.2). Functions may share blobs. Only in ten x86 images of the older compiler do they lie in two places.
 */
export const unwindBlobs: Check = {
  name: 'unwind blobs',
  *run(subject: Subject): Iterable<string> {
    const ends = blobEnds(subject);
    const starts = [...ends.keys()].sort((a, b) => a - b);
    let gapsLeft = subject.image.target.machine === 'I386' && !subject.fromCrossgen2 ? 1 : 0;
    for (const [at, start] of starts.entries()) {
      const end = ends.get(start) ?? start;
      const next = starts[at + 1];
      if (next === undefined) break;
      const padded = next % ALIGNMENT === 0 ? Math.ceil(end / ALIGNMENT) * ALIGNMENT : end;
      if (end > next) yield `the blob at ${start} ends at ${end}, inside the next at ${next}`;
      else if (padded !== next && gapsLeft-- <= 0) yield `the blob at ${start} ends at ${end}, the next begins at ${next}`;
      subject.looked('unwind and GC info blobs');
    }
  },
};

/** Where each blob ends, by where it begins; of a blob with GC info the end of that. */
function blobEnds({ image, bodies }: Subject): Map<number, number> {
  const ends = new Map<number, number>();
  const mains = new Set(bodies.map(({ index }) => index));
  for (const func of image.runtimeFunctions?.entries() ?? []) {
    const { range } = mains.has(func.index) ? gcInfoOf(image, func) : readUnwindData(image.context, func);
    const start = image.context.space.offsetOf(func.unwindInfo);
    ends.set(start, Math.max(range.end, ends.get(start) ?? 0));
  }
  return ends;
}
