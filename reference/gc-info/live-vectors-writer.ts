import type { BitWriter } from '../io/bit-writer.js';
import type { GcInfoEncoding } from './encodings.js';
import type { LiveVector } from './live-vectors.js';
import { writeVarLengthUnsigned } from './varlen-writer.js';

/** One bit a slot. @param slots the live ones, ascending */
export function writePlainVector(writer: BitWriter, slots: readonly number[], slotCount: number): void {
  let next = 0;
  for (let slot = 0; slot < slotCount; slot++) {
    const live = slots[next] === slot;
    if (live) next++;
    writer.flag(live);
  }
}

/** Writes a live vector in the form that it names (r2r-format 9.4; readLiveVector has the layout). */
export function writeLiveVector(writer: BitWriter, { form, skipFirst, slots }: LiveVector, slotCount: number, encoding: GcInfoEncoding): void {
  writer.flag(form === 'run-length');
  if (form === 'plain') {
    writePlainVector(writer, slots, slotCount);
    return;
  }
  writer.flag(!skipFirst);
  let skipBase = skipFirst;
  for (const [index, length] of runs(slots, slotCount).entries()) {
    const base = skipBase ? encoding.LIVESTATE_RLE_SKIP_ENCBASE : encoding.LIVESTATE_RLE_RUN_ENCBASE;
    writeVarLengthUnsigned(writer, index === 0 ? length : length - 1, base);
    skipBase = !skipBase;
  }
}

/** The lengths of the runs that are dead, live, dead, ...; only the first may be 0. */
function runs(slots: readonly number[], slotCount: number): number[] {
  const lengths: number[] = [];
  let next = 0;
  let start = 0;
  for (let live = false; lengths.length === 0 || start < slotCount; live = !live) {
    let end = start;
    if (live) {
      for (; slots[next] === end; next++) end++;
    } else {
      end = next < slots.length ? slots[next] : slotCount;
    }
    lengths.push(end - start);
    start = end;
  }
  return lengths;
}
