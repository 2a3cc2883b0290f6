import type { ExpectedTransition } from '../thunks/expected.js';
import type { KeyParts } from './key-space.js';

/** A shape of parameters as wasm-r2r 2 and 4.2 have it: the wasm parameters, the size of each, and the alignment in the area. */
const SHAPES: Readonly<Record<string, { slots: string; slotSize: number; alignment: number }>> = {
  i: { slots: 'i', slotSize: 4, alignment: 8 },
  l: { slots: 'l', slotSize: 8, alignment: 8 },
  f: { slots: 'f', slotSize: 4, alignment: 8 },
  d: { slots: 'd', slotSize: 8, alignment: 8 },
  V: { slots: 'V', slotSize: 16, alignment: 16 },
  l2: { slots: 'll', slotSize: 8, alignment: 16 },
  V2: { slots: 'VV', slotSize: 16, alignment: 16 },
  V4: { slots: 'VVVV', slotSize: 16, alignment: 16 },
};

/** How a parameter is passed, by its token: its wasm parameters, the bytes of each in the area, and whether it is a struct by address. */
export function shapeOf(token: string): { slots: string; slotSize: number; alignment: number; isStruct: boolean } {
  const struct = /^[SA](\d+)$/.exec(token);
  return struct ? { slots: 'i', slotSize: Number(struct[1]), alignment: token.startsWith('A') ? 16 : 8, isStruct: true } : { ...SHAPES[token], isStruct: false };
}

/** What the thunk of a key has to do, from the parts of the key: neither the spec's derivation nor the reference's. */
export function expectedOf({ prefix, returns, hasThis, asynchronous, parameters }: KeyParts): ExpectedTransition {
  const buffer = returns.startsWith('S') ? Number(returns.slice(1)) : 0;
  const columns = { type: 'i', roles: 's', places: [null] as (number | null)[], structs: [0] };
  const add = (type: string, role: string, place: number | null, struct = 0): void => {
    columns.type += type;
    columns.roles += role;
    columns.places.push(place);
    columns.structs.push(struct);
  };
  let area = 0;
  if (hasThis) add('i', 't', area);
  if (hasThis) area += 8;
  if (buffer > 0) add('i', 'b', null);
  if (asynchronous) add('i', 'a', area);
  if (asynchronous) area += 8;
  for (const parameter of parameters) {
    const { slots, slotSize, alignment, isStruct } = shapeOf(parameter);
    while (area % alignment !== 0) area += 8;
    for (const [index, type] of [...slots].entries()) add(type, 'x', area + index * slotSize, isStruct ? slotSize : 0);
    area += slots.length * slotSize;
    while (area % 8 !== 0) area++;
  }
  add('i', 'p', null);
  return { family: prefix === 'I' ? 'r2r-to-interpreter' : 'interpreter-to-r2r', ...columns, type: `${columns.type}>${buffer > 0 ? 'v' : returns}`, area, buffer };
}
