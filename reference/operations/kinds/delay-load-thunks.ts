import { checkDelayLoadThunks } from '../../image/delay-load-thunks.js';
import { rva } from '../../io/addresses.js';
import { ByteCursor } from '../../io/cursor.js';
import { givenRecords } from './given.js';
import type { Kind } from './kind.js';

export const delayLoadThunksKind: Kind = ({ context, given }) => {
  const cursor = new ByteCursor(context.space.bytes, 0, context.space.bytes.length, 'section');
  const section = { rva: rva(cursor.u32()), size: cursor.u32() };
  const code = givenRecords(given, 'executableSections');
  const isExecutable = (address: number): boolean =>
    code?.some(({ RVA, Size }) => address >= Number(RVA) && address < Number(RVA) + Number(Size)) ?? true;
  checkDelayLoadThunks(section, isExecutable, cursor.rangeFrom(0));
  return { value: { RVA: section.rva, Size: section.size }, end: cursor.offset };
};
