import { methodProfiles, type MethodProfile } from '../../image/profile-data.js';
import { rva } from '../../io/addresses.js';
import { ByteCursor } from '../../io/cursor.js';
import { givenNumber } from './given.js';
import type { Kind } from './kind.js';

/** The list begins at the start of the bytes, which is no RVA if there are none. */
export const profileDataKind: Kind = ({ context, given }) => {
  new ByteCursor(context.space.bytes, 0).need(context.target.pointerSize);
  const imageBase = BigInt(givenNumber(given, 'imageBase') ?? 0);
  return { value: [...methodProfiles(context, rva(0), imageBase)].map(methodFields) };
};

function methodFields({ method, ilSize, blocks }: MethodProfile): object {
  return { Method: method, ILSize: ilSize, Blocks: blocks.map(({ ilOffset, count }) => ({ ILOffset: ilOffset, Count: count })) };
}
