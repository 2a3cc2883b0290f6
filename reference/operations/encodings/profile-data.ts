import { writeMethodProfile } from '../../image/profile-data-writer.js';
import { givenNumber } from '../kinds/given.js';
import { profileDataKind } from '../kinds/profile-data.js';
import { list, listOf, membersOf, unsigned } from './members.js';
import { structureEncoding } from './structure.js';

const HEADER_SIZE = 20;
const BLOCK_SIZE = 8;

/** Records one behind the other, each with nothing but its blocks. */
export const profileDataEncoding = structureEncoding(profileDataKind, 'record', (writer, value, { target: { pointerSize } }, given) => {
  const imageBase = BigInt(givenNumber(given, 'imageBase') ?? 0);
  const records = listOf(value, (item) => {
    const members = membersOf(item);
    const blocks = list(members, 'Blocks', (block) => ({ ilOffset: unsigned(membersOf(block), 'ILOffset'), count: unsigned(membersOf(block), 'Count') }));
    return { size: HEADER_SIZE + BLOCK_SIZE * blocks.length, detailCount: 0, method: unsigned(members, 'Method'), ilSize: unsigned(members, 'ILSize'), blocks };
  });
  for (const [index, record] of records.entries()) {
    const end = writer.position + pointerSize + record.size;
    const next = index + 1 === records.length ? 0n : imageBase + BigInt(end);
    writer.bytes(writeMethodProfile({ next, ...record }, pointerSize));
  }
});
