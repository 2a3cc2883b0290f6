import type { AddressSpace } from '../io/address-space.js';
import type { Rva } from '../io/addresses.js';
import type { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';

const FORMAT_MASK = 0x3;
const TINY = 0x2;
const MORE_SECTIONS = 0x8;
/** CorILMethod_Sect_FatFormat and CorILMethod_Sect_MoreSects. */
const SECTION_FAT = 0x40;
const SECTION_MORE = 0x80;
/** Bytes of the header alone. */
const SMALLEST_SECTION = 4;

/**
 * Where the body of an IL method lies (ECMA-335 II.25.4), its header and data sections included:
 *
 *   tiny: u8 code size << 2 | 2 | code
 *   fat:  u16 flags, header size in words << 12 | u16 MaxStack | u32 CodeSize | u32 LocalVarSigTok | code
 *         with MoreSects, aligned to 4: u8 kind | u24 size, of small ones u8 size and two bytes, this header included | rest
 *
 * @throws R2RError `rva.outside`, `truncated`
 */
export function methodBodyRange(space: AddressSpace, address: Rva): ByteRange {
  const cursor = space.cursorAt(address, 'section');
  const start = cursor.offset;
  const first = cursor.u8();
  if ((first & FORMAT_MASK) === TINY) {
    cursor.skip(first >>> 2);
    return cursor.rangeFrom(start);
  }
  const headerSize = (cursor.u8() >>> 4) * 4;
  cursor.skip(2);
  const codeSize = cursor.u32();
  cursor.offset = start;
  cursor.skip(headerSize);
  cursor.skip(codeSize);
  if ((first & MORE_SECTIONS) !== 0) skipSections(cursor, space);
  return cursor.rangeFrom(start);
}

function skipSections(cursor: ByteCursor, space: AddressSpace): void {
  for (let more = true; more; ) {
    const address = space.rvaOf(cursor.position) ?? cursor.offset;
    cursor.skip((4 - (address % 4)) % 4);
    const start = cursor.offset;
    const word = cursor.u32();
    const kind = word & 0xff;
    const size = (kind & SECTION_FAT) !== 0 ? word >>> 8 : (word >>> 8) & 0xff;
    cursor.offset = start;
    cursor.skip(Math.max(size, SMALLEST_SECTION));
    more = (kind & SECTION_MORE) !== 0;
  }
}
