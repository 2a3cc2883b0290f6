import type { Random } from './random.js';

const NUMBERS = [0, 1, 2, 3, 7, 8, 0x1f, 0x3f, 0x7f, 0x80, 0xff, 0x100, 0x3fff, 0x4000, 0xffff, 0x10000, 0x1fffffff, 0x20000000, 0x7fffffff, 0x80000000, 0xffffffff];
/** What no field of the format can hold. */
const WRONG_NUMBERS = [-1, 0.5, 2 ** 32, 2 ** 53, -(2 ** 31), 1e308];
/** 64-bit values are decimal strings. */
const LONGS = ['0', '1', '9223372036854775807', '9223372036854775808', '18446744073709551615', '18446744073709551616', '-1', ''];
const OTHER_TYPES: readonly unknown[] = [null, true, 0, '', [], {}];
const MOST_CHANGES = 3;
/** The key of the whole value; no member is named so. */
const WHOLE = '$';

/** The place of one value: an array or object, and the key in it. */
interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** A changed copy of a JSON value. @param donor members of it are put in */
export function mutatedValue(original: unknown, donor: unknown, random: Random): unknown {
  const root = { [WHOLE]: structuredClone(original) };
  for (let count = 1 + random.below(MOST_CHANGES); count > 0; count--) change(random.pick(slotsBelow(root)), donor, random);
  return root[WHOLE];
}

function partOf(donor: unknown, random: Random): unknown {
  const { holder, key } = random.pick(slotsBelow({ [WHOLE]: structuredClone(donor) }));
  return holder[key];
}

/** All places, those of numbers four times: numbers decide most. */
function slotsBelow(root: Record<string, unknown>): Slot[] {
  const slots: Slot[] = [];
  const visit = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder)) {
      const value = holder[key];
      const slot = { holder, key };
      slots.push(slot);
      if (typeof value === 'number') slots.push(slot, slot, slot);
      if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>);
    }
  };
  visit(root);
  return slots;
}

function change({ holder, key }: Slot, donor: unknown, random: Random): void {
  const value = holder[key];
  if (random.oneIn(40)) holder[key] = random.pick(OTHER_TYPES);
  else if (random.oneIn(40)) holder[key] = partOf(donor, random);
  else if (random.oneIn(40) && key !== WHOLE) remove(holder, key);
  else if (typeof value === 'number') holder[key] = newNumber(value, random);
  else if (typeof value === 'boolean') holder[key] = !value;
  else if (typeof value === 'string') holder[key] = newText(value, random);
  else if (Array.isArray(value)) changeList(value, random);
  else if (value === null) holder[key] = random.pick(NUMBERS);
}

function remove(holder: Record<string, unknown>, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function newNumber(value: number, random: Random): number {
  if (random.oneIn(16)) return random.pick(WRONG_NUMBERS);
  if (random.oneIn(3)) return value + random.below(9) - 4;
  return random.oneIn(2) ? random.pick(NUMBERS) : random.u32() >>> random.below(32);
}

function newText(value: string, random: Random): string {
  if (random.oneIn(2) && /^-?\d+$/.test(value)) return random.pick(LONGS);
  const at = random.below(value.length + 1);
  if (random.oneIn(2)) return value.slice(0, at);
  return value.slice(0, at) + String.fromCharCode(random.oneIn(2) ? 0x30 + random.below(0x50) : random.below(0x10000)) + value.slice(at + random.below(2));
}

function changeList(list: unknown[], random: Random): void {
  const at = random.below(list.length);
  switch (random.below(4)) {
    case 0:
      return void list.splice(0, list.length);
    case 1:
      return void list.splice(at, 1);
    case 2:
      return void (list.length > 0 && list.splice(at, 0, structuredClone(list[at])));
    default:
      list.reverse();
  }
}
