import type { R2RError } from '../../../reference/errors.js';
import { functionType } from '../../../reference/wasm/function-type.js';
import { layoutArguments } from '../../../reference/wasm/argument-layout.js';
import { raiseKey } from '../../../reference/wasm/raise.js';
import { formatThunkKey, parseThunkKey } from '../../../reference/wasm/thunk-key.js';

/* Keys with a function type; those with a signature string are vectors of wasm.raise. */

test.each([
  ['Viiiii', 'virtualDispatch', 4, 1],
  ['Vviii', 'virtualDispatch', 3, 0],
  ['Vviiiii', 'virtualDispatch', 5, 0],
  ['VViidi', 'virtualDispatch', 4, 1],
  ['Uiiii', 'unboxing', 3, 1],
  ['Uvriiii', 'unboxing', 4, 0],
  ['UGvriiii', 'unboxing', 4, 0],
  ['UMviili', 'unboxing', 4, 0],
  ['Dviiiii', 'closedStaticDelegate', 5, 0],
  ['Dviiii', 'closedStaticDelegate', 4, 0],
])('%s is read and written back', (text, kind, parameters, results) => {
  const key = parseThunkKey(text);
  expect(key.kind).toBe(kind);
  expect('type' in key && [key.type.parameters.length, key.type.results.length]).toEqual([parameters, results]);
  expect(formatThunkKey(key)).toBe(text);
});

test.each([
  ['DC0', false],
  ['DC1', true],
])('%s constructs delegates', (text, shuffleThunk) => {
  expect(parseThunkKey(text)).toEqual({ kind: 'delegateConstructor', shuffleThunk });
});

test.each([
  ['V', 'wasm-key.token'],
  ['Vi', 'wasm-key.function-type'],
  ['Vvii', 'wasm-key.function-type'],
  ['Vvlii', 'wasm-key.function-type'],
  ['Vviil', 'wasm-key.function-type'],
  ['ViiiS8i', 'wasm-key.token'],
  ['Vvriiii', 'wasm-key.token'],
  ['UXviii', 'wasm-key.token'],
  ['Uiriiii', 'wasm-key.function-type'],
  ['Uvriii', 'wasm-key.function-type'],
  ['UGG', 'wasm-key.token'],
  ['Diiiii', 'wasm-key.function-type'],
  ['Dviii', 'wasm-key.function-type'],
  ['DC', 'wasm-key.token'],
  ['DC2', 'wasm-key.token'],
  ['DC00', 'wasm-key.token'],
])('%s is refused: %s', (text, code) => {
  expect(() => parseThunkKey(text)).toThrow(expect.objectContaining({ code, phase: 'signature' }) as R2RError);
});

const PARAMETERS = ['i', 'l', 'f', 'd', 'V', 'l2', 'V2', 'V4', 'S1', 'S8', 'S12', 'S24', 'A16', 'A32'];
/** Those that lie at multiples of 16. */
const WIDE = new Set(['V', 'l2', 'V2', 'V4', 'A16', 'A32']);
const RETURNS = ['v', 'i', 'l', 'f', 'd', 'V', 'S8', 'S24'];
const HIDDEN = ['', 'T', 'a', 'Ta'];

/** All lists of so many parameters. */
function* lists(length: number): Generator<string[]> {
  if (length === 0) return yield [];
  for (const rest of lists(length - 1)) for (const first of PARAMETERS) yield [first, ...rest];
}

/** So many parameters; all of them with R2R_ALL in the environment. */
const MOST = process.env.R2R_ALL === undefined ? 2 : 4;

test(`keys of up to ${MOST} parameters are raised and lowered to themselves, and slots are aligned and do not overlap`, () => {
  let count = 0;
  const wrong: string[] = [];
  for (let length = 0; length <= MOST; length++) {
    for (const parameters of lists(length)) {
      for (const returns of RETURNS) {
        for (const hidden of HIDDEN) {
          for (const prefix of ['M', 'I']) {
            const text = `${prefix}${returns}${hidden}${parameters.join('')}p`;
            count++;
            if (!isSound(text, parameters)) wrong.push(text);
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(count).toBe(64 * Array.from({ length: MOST + 1 }, (_, length) => 14 ** length).reduce((sum, each) => sum + each, 0));
}, 600_000);

function isSound(text: string, parameters: readonly string[]): boolean {
  const key = raiseKey(text);
  const layout = layoutArguments(key.signature);
  const hidden = [layout.thisOffset, layout.genericContextOffset, layout.asyncContinuationOffset].filter((offset) => offset !== undefined);
  let end = 8 * hidden.length;
  const fits = layout.arguments.every(({ offset, size }, index) => {
    const alignment = WIDE.has(parameters[index]) ? 16 : 8;
    const isNext = offset >= end && offset < end + alignment && offset % alignment === 0;
    end = offset + Math.ceil(size / 8) * 8;
    return isNext;
  });
  const { parameters: types } = functionType(key.signature);
  return formatThunkKey(key) === text && fits && end === layout.areaSize && types[0] === 'i32' && types.at(-1) === 'i32';
}
