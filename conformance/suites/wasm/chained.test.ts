import { wasmThunk } from '../../../reference/operations/wasm-thunk.js';
import { partsOf, SIZES } from '../../thunks/expected.js';
import { hostModule, PLACE_SIZE, PLACES } from '../../thunks/host-module.js';
import { valueOf, word } from '../../thunks/values.js';
import { WebAssembly } from '../../thunks/webassembly.js';

const [STACK, HOST_STACK, IMAGE, ENTRY_POINT, CALLED] = [0x7ff0, 0x5ff0, 0x8000, 0x8c00, 0x8d00];
const [TO_INTERPRETER, TO_R2R, HELPER, METHOD] = [1, 2, 3, 4];
const HELPER_CELL = 0x40;

/** The type of the method and the parameters that are values, by hand; the others are stack pointer and entry point. */
const CALLS: [signature: string, type: string, values: number[]][] = [
  ['vp', 'ii>v', []],
  ['iip', 'iii>i', [1]],
  ['lTifdp', 'iiifdi>l', [1, 2, 3, 4]],
  ['dllp', 'illi>d', [1, 2]],
  ['fddp', 'iddi>f', [1, 2]],
  ['VVlVp', 'iVlVi>V', [1, 2, 3]],
  ['vll2V2ip', 'illlVVii>v', [1, 2, 3, 4, 5, 6]],
  ['vV4p', 'iVVVVi>v', [1, 2, 3, 4]],
];

function thunk(key: string): Uint8Array {
  const answer = wasmThunk({ key, helperCell: HELPER_CELL }, {});
  if (!('accepted' in answer)) throw new Error(JSON.stringify(answer));
  return new Uint8Array(Buffer.from((answer.accepted as { module: string }).module, 'base64'));
}

test.each(CALLS)('%s: R2R code that calls R2R code through the interpreter gives and gets back every bit', (signature, type, values) => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const bytes = new Uint8Array(memory.buffer);
  const view = new DataView(memory.buffer);
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 8 });
  const stackPointer = new WebAssembly.Global({ value: 'i32', mutable: true }, HOST_STACK);
  const { parameters, result } = partsOf(type);
  const given = parameters.map((each, index) => valueOf(each, index, 1));
  const returned = result === undefined ? new Uint8Array(0) : valueOf(result, 9, 1);
  const called: number[] = [];
  const seen = (index: number): number => view.getUint32(PLACES.seen + PLACE_SIZE * index, true);
  const hook = (callee: number): void => {
    called.push(callee);
    if (callee === 1) {
      for (const index of values) expect([index, Buffer.from(bytes.subarray(PLACES.seen + PLACE_SIZE * index, PLACES.seen + PLACE_SIZE * index + SIZES[parameters[index]])).toString('hex')]).toEqual([index, Buffer.from(given[index]).toString('hex')]);
      bytes.set(returned, PLACES.answer);
    } else {
      const [, block, , place] = [0, 1, 2, 3].map(seen);
      (table.get(TO_R2R) as (entryPoint: number, area: number, result: number) => void)(CALLED, block + 8, place);
    }
  };
  const host = new WebAssembly.Instance(new WebAssembly.Module(hostModule(type, ['iiii>v', type])), { host: { memory, table, hook } });
  const webcil = {
    __stack_pointer: stackPointer,
    __memory_base: new WebAssembly.Global({ value: 'i32' }, IMAGE),
    __table_base: new WebAssembly.Global({ value: 'i32' }, 0),
    __async_continuation: new WebAssembly.Global({ value: 'i32', mutable: true }, 0),
    __indirect_function_table: table,
    __coreclr_wasm_rtlrestorecontext_tag: new WebAssembly.Tag({ parameters: [] }),
    memory,
  };
  for (const [slot, prefix] of [[TO_INTERPRETER, 'I'], [TO_R2R, 'M']] as const) {
    table.set(slot, new WebAssembly.Instance(new WebAssembly.Module(thunk(prefix + signature)), { webcil }).exports.thunk);
  }
  table.set(HELPER, host.exports.callee0);
  table.set(METHOD, host.exports.callee1);
  view.setUint32(IMAGE + HELPER_CELL, HELPER, true);
  view.setUint32(CALLED, METHOD, true);
  given[0] = word(STACK);
  given[given.length - 1] = word(ENTRY_POINT);
  given.forEach((each, index) => bytes.set(each, PLACES.given + PLACE_SIZE * index));
  (host.exports.call as (index: number) => void)(TO_INTERPRETER);
  expect(called).toEqual([0, 1]);
  expect(Buffer.from(bytes.subarray(PLACES.result, PLACES.result + returned.length)).toString('hex')).toBe(Buffer.from(returned).toString('hex'));
  expect(stackPointer.value).toBe(HOST_STACK);
});
