import { wasmThunk } from '../../../reference/operations/wasm-thunk.js';
import type { ExpectedThunk } from '../../thunks/expected.js';
import { misbehaviourOf } from '../../thunks/judge-thunk.js';

// What thunks do, as wasm-r2r 4, 6 and 10 have it, by hand.
const CELLS = { helperCell: 0x40, moduleCell: 0x48 };
const plain = (length: number): number[] => Array<number>(length).fill(0);

const TRANSITIONS: [signature: string, type: string, roles: string, places: (number | null)[], structs: number[], area: number, buffer: number][] = [
  ['vp', 'ii>v', 'sp', [null, null], plain(2), 0, 0],
  ['vTp', 'iii>v', 'stp', [null, 0, null], plain(3), 8, 0],
  ['S16TilS12p', 'iiiilii>v', 'stbxxxp', [null, 0, null, 8, 16, 24, null], [0, 0, 0, 0, 0, 12, 0], 40, 16],
  ['VVVp', 'iVVi>V', 'sxxp', [null, 0, 16, null], plain(4), 32, 0],
  ['vlV4ip', 'ilVVVVii>v', 'sxxxxxxp', [null, 0, 16, 32, 48, 64, 80, null], plain(8), 88, 0],
  ['vll2ip', 'illlii>v', 'sxxxxp', [null, 0, 16, 24, 32, null], plain(6), 40, 0],
  ['vlA32ip', 'iliii>v', 'sxxxp', [null, 0, 16, 48, null], [0, 0, 32, 0, 0], 56, 0],
  ['iiaS8p', 'iiiii>i', 'sgaxp', [null, 0, 8, 16, null], [0, 0, 0, 8, 0], 24, 0],
  ['ddflip', 'idflii>d', 'sxxxxp', [null, 0, 8, 16, 24, null], plain(6), 32, 0],
  ['vS5S3p', 'iiii>v', 'sxxp', [null, 0, 8, null], [0, 5, 3, 0], 16, 0],
];

const transition = (family: 'r2r-to-interpreter' | 'interpreter-to-r2r' | 'import', [, type, roles, places, structs, area, buffer]: (typeof TRANSITIONS)[number]): ExpectedThunk =>
  ({ family, type, roles, places, structs, area, buffer });

const FORWARDING: [key: string, expected: ExpectedThunk][] = [
  ['Viiiii', { family: 'virtual', type: 'iiii>i', target: 'iiii>i', gets: ['0', '1', '2', 'target'] }],
  ['Uiiii', { family: 'forward', type: 'iii>i', target: 'iii>i', gets: ['0', '1+4', 'p-4'] }],
  ['UGvriiii', { family: 'forward', type: 'iiii>v', target: 'iiiii>v', gets: ['0', '1+4', '2', '@1', 'p-4'] }],
  ['UMviili', { family: 'forward', type: 'iili>v', target: 'iiili>v', gets: ['0', '1+4', 'p-8', '2', 'p-4'] }],
  ['Dviiiii', { family: 'forward', type: 'iiiii>v', target: 'iiiii>v', gets: ['0', '2', '1', '3', 'p-4'] }],
  ['DC0', { family: 'forward', type: 'iiii>v', target: 'iiiii>v', gets: ['0', '1', '2', 'p+4', 'p+12'] }],
  ['DC1', { family: 'forward', type: 'iiii>v', target: 'iiiiii>v', gets: ['0', '1', '2', 'p+4', 'p+8', 'p+12'] }],
];

function thunk(input: object): Uint8Array {
  const answer = wasmThunk(input, {});
  if (!('accepted' in answer)) throw new Error(JSON.stringify(answer));
  return new Uint8Array(Buffer.from((answer.accepted as { module: string }).module, 'base64'));
}

test.each(TRANSITIONS)('%s is called in both directions and through a cell that is not resolved', (...row) => {
  const [signature] = row;
  expect(misbehaviourOf(thunk({ key: `I${signature}`, ...CELLS }), transition('r2r-to-interpreter', row), CELLS)).toBeUndefined();
  expect(misbehaviourOf(thunk({ key: `M${signature}`, ...CELLS }), transition('interpreter-to-r2r', row), CELLS)).toBeUndefined();
  expect(misbehaviourOf(thunk({ import: signature, ...CELLS }), transition('import', row), CELLS)).toBeUndefined();
});

test.each(FORWARDING)('%s calls the function in whose place it stands', (key, expected) => {
  expect(misbehaviourOf(thunk({ key, ...CELLS }), expected, CELLS)).toBeUndefined();
});

const [, , struct, , , , aligned, context] = TRANSITIONS;
const swapped = (row: (typeof TRANSITIONS)[number], roles: string, places: (number | null)[]): (typeof TRANSITIONS)[number] => [row[0], row[1], roles, places, ...row.slice(4)] as (typeof TRANSITIONS)[number];

// A thunk that is right by one rule is wrong by another, and has to be told so.
const WRONG: [what: string, input: object, expected: ExpectedThunk, message: RegExp][] = [
  ['a buffer in front of this', { key: 'MS16TilS12p' }, transition('interpreter-to-r2r', swapped(struct, 'sbtxxxp', [null, null, 0, 8, 16, 24, null])), /parameter 1/],
  ['a continuation in front of the context', { key: 'MiiaS8p' }, transition('interpreter-to-r2r', swapped(context, 'sagxp', [null, 0, 8, 16, null])), /parameter 1/],
  ['a struct that is not aligned', { key: 'IvlS32ip' }, transition('r2r-to-interpreter', aligned), /the size of the arguments is 48/],
  ['another cell for the helper', { key: 'IS16TilS12p', helperCell: 0x44 }, transition('r2r-to-interpreter', struct), /did not come to its end/],
  ['a call by another type', { key: 'MvTp' }, transition('interpreter-to-r2r', TRANSITIONS[0]), /did not come to its end/],
  ['a thunk of the other direction', { key: 'MvTp' }, transition('r2r-to-interpreter', TRANSITIONS[1]), /./],
  ['captured argument and buffer as they came', { key: 'Vviiii' }, { family: 'forward', type: 'iiii>v', target: 'iiii>v', gets: ['0', '2', '1', 'p-4'] }, /./],
];

test.each(WRONG)('%s is noticed', (_what, input, expected, message) => {
  expect(misbehaviourOf(thunk({ ...CELLS, ...input }), expected, CELLS)).toMatch(message);
});

test('what is no module, imports more than a container, or exports no thunk, is no thunk', () => {
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const expected = transition('interpreter-to-r2r', TRANSITIONS[0]);
  expect(misbehaviourOf(Uint8Array.from([1, 2, 3]), expected, CELLS)).toMatch(/no valid module/);
  expect(misbehaviourOf(Uint8Array.from(header), expected, CELLS)).toMatch(/exports no function/);
  const foreign = [...header, 2, 13, 1, 3, ...Buffer.from('env'), 4, ...Buffer.from('base'), 3, 0x7f, 0];
  expect(misbehaviourOf(Uint8Array.from(foreign), expected, CELLS)).toMatch(/env\.base/);
});
