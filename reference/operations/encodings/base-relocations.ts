import { rva } from '../../io/addresses.js';
import type { BaseRelocation } from '../../pe/base-relocations.js';
import { writeBaseRelocations, type NewRelocationBlock } from '../../pe/base-relocations-writer.js';
import { baseRelocationsKind } from '../kinds/base-relocations.js';
import { noEncoding } from './encoding.js';
import { list, membersOf, unsigned } from './members.js';
import { structureEncoding } from './structure.js';

const PAGE_SIZE = 0x1000;
const TYPES = 16;

export const baseRelocationsEncoding = structureEncoding(baseRelocationsKind, 'container', (writer, value) => writer.bytes(writeBaseRelocations(list(membersOf(value), 'Blocks', blockOf))));

function blockOf(value: unknown): NewRelocationBlock {
  const members = membersOf(value);
  const pageRva = rva(unsigned(members, 'PageRVA'));
  const entry = (item: unknown): BaseRelocation => {
    const { Offset: offset, Type: type } = membersOf(item);
    if (typeof offset !== 'number' || typeof type !== 'number' || !(offset < PAGE_SIZE && type < TYPES)) throw noEncoding(item, 'container');
    return { type, address: rva(pageRva + offset) };
  };
  return { pageRva, entries: list(members, 'Relocations', entry) };
}
