import { partsOf } from './expected.js';

/** Where values stand that no JavaScript function can take or give: 16 bytes for each parameter. */
export const PLACES = { given: 0x1000, seen: 0x2000, answer: 0x3000, result: 0x3100 } as const;
export const PLACE_SIZE = 16;

const TYPE_CODES: Readonly<Record<string, number>> = { i: 0x7f, l: 0x7e, f: 0x7d, d: 0x7c, V: 0x7b };
const LOADS: Readonly<Record<string, number[]>> = { i: [0x28], l: [0x29], f: [0x2a], d: [0x2b], V: [0xfd, 0x00] };
const STORES: Readonly<Record<string, number[]>> = { i: [0x36], l: [0x37], f: [0x38], d: [0x39], V: [0xfd, 0x0b] };

/**
 * The bytes of a module that calls and is called for JavaScript, which has neither vectors nor signalling NaNs. It imports `host`:
 * `memory`, `table` and `hook`. `call(index)` calls the function of the type `entry` at an index of the table with what stands
 * at `given`, and puts its result at `result`. `callee0`, `callee1`, ... have the types `callees`: they put their
 * parameters at `seen`, call `hook` with their number, and return what stands at `answer`.
 */
export function hostModule(entry: string, callees: readonly string[]): Uint8Array {
  const types = [...[entry, ...callees].map(functionType), [0x60, 1, TYPE_CODES.i, 0]];
  const hookType = types.length - 1;
  const imports = [
    [...name('host'), ...name('memory'), 2, 0, 0],
    [...name('host'), ...name('table'), 1, 0x70, 0, 0],
    [...name('host'), ...name('hook'), 0, hookType],
  ];
  const functions = [[hookType], ...callees.map((_, index) => [index + 1])];
  const exports = [[...name('call'), 0, 1], ...callees.map((_, index) => [...name(`callee${index}`), 0, index + 2])];
  const bodies = [callBody(entry), ...callees.map(calleeBody)];
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, types), ...section(2, imports), ...section(3, functions), ...section(7, exports),
    ...section(10, bodies.map((code) => sized([0, ...code, 0x0b]))),
  ]);
}

function callBody(entry: string): number[] {
  const { parameters, result } = partsOf(entry);
  const pushed = parameters.flatMap((type, index) => [...constant(PLACES.given + PLACE_SIZE * index), ...LOADS[type], 0, 0]);
  const call = [...pushed, 0x20, 0, 0x11, 0, 0];
  return result === undefined ? call : [...constant(PLACES.result), ...call, ...STORES[result], 0, 0];
}

function calleeBody(type: string, number: number): number[] {
  const { parameters, result } = partsOf(type);
  const stored = parameters.flatMap((each, index) => [...constant(PLACES.seen + PLACE_SIZE * index), 0x20, ...leb(index), ...STORES[each], 0, 0]);
  const hooked = [...stored, ...constant(number), 0x10, 0];
  return result === undefined ? hooked : [...hooked, ...constant(PLACES.answer), ...LOADS[result], 0, 0];
}

function functionType(type: string): number[] {
  const { parameters, result } = partsOf(type);
  return [0x60, ...leb(parameters.length), ...parameters.map((each) => TYPE_CODES[each]), ...(result === undefined ? [0] : [1, TYPE_CODES[result]])];
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  return [id, ...sized([...leb(entries.length), ...entries.flat()])];
}

function sized(bytes: readonly number[]): number[] {
  return [...leb(bytes.length), ...bytes];
}

function name(text: string): number[] {
  return sized([...Buffer.from(text)]);
}

function constant(value: number): number[] {
  const bytes = leb(value);
  // The top bit of the last group is the sign.
  return [0x41, ...(bytes[bytes.length - 1] & 0x40 ? [...bytes.slice(0, -1), bytes[bytes.length - 1] | 0x80, 0] : bytes)];
}

function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}
