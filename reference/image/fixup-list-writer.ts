import { R2RError } from '../errors.js';
import type { ByteWriter } from '../io/byte-writer.js';
import { NibbleWriter } from '../io/nibbles-writer.js';
import type { FixupCell } from './fixup-list.js';

/**
 * Writes the fixup list of a method (readFixupList has the layout).
 * @param cells at least one, by ascending section and slot
 * @throws R2RError `value.range` if they are not in order, which the format cannot say
 */
export function writeFixupList(writer: ByteWriter, cells: readonly FixupCell[]): void {
  const nibbles = new NibbleWriter(writer);
  let section: number | undefined;
  let slot = 0;
  for (const cell of cells) {
    if (cell.importSection === section) {
      if (cell.slot <= slot) throw new R2RError('value.range', `cell ${cell.slot} behind cell ${slot}`);
      nibbles.unsigned(cell.slot - slot);
    } else {
      if (section !== undefined) {
        if (cell.importSection < section) throw new R2RError('value.range', `section ${cell.importSection} behind section ${section}`);
        nibbles.unsigned(0);
      }
      nibbles.unsigned(cell.importSection - (section ?? 0));
      nibbles.unsigned(cell.slot);
      section = cell.importSection;
    }
    slot = cell.slot;
  }
  nibbles.unsigned(0);
  nibbles.unsigned(0);
  nibbles.flush();
}
