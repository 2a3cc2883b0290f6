import { CodeWriter } from '../module/code-writer.js';
import type { TypeTable } from '../module/type-table.js';
import type { UnboxingContext } from '../thunk-key.js';
import type { FunctionType, ValueType } from '../types.js';

/** Managed functions have the stack pointer first, then `this`. */
const [STACK_POINTER, THIS] = [0, 1];

/** Records around portable entry points, in bytes from the address that the thunk gets as its own entry point. */
const VIRTUAL_RECORD = { offsetOfIndirection: 4, offsetAfterIndirection: 6, initialRecord: 8 } as const;
const STUB_RECORD = { targetMethod: -8, targetEntryPoint: -4 } as const;
const CONSTRUCTOR_RECORD = { targetMethod: 4, shuffleThunk: 8, constructorEntryPoint: 12 } as const;

/** A boxed value begins behind the MethodTable word. */
const BOXED_VALUE = 4;

const lastOf = (type: FunctionType): number => type.parameters.length - 1;

/** Pushes the parameters from `first` up to the entry point, without it. */
function pushFrom(code: CodeWriter, first: number): CodeWriter {
  for (let local = first; local < lastOf(code.type); local++) code.get(local);
  return code;
}

/** Virtual dispatch (wasm-r2r 6.4): [0] this thunk, [4] u16 offset of indirection, [6] u16 offset after it, [8] initial import record. */
export function virtualDispatchThunk(type: FunctionType, types: TypeTable): CodeWriter {
  const code = new CodeWriter(type, types);
  const entryPoint = lastOf(type);
  const target = code.local('i32');
  const body = code.local('i32');
  code.get(THIS).load('i32', 0).get(entryPoint).loadU16(VIRTUAL_RECORD.offsetOfIndirection).add().load('i32', 0);
  code.get(entryPoint).loadU16(VIRTUAL_RECORD.offsetAfterIndirection).add().load('i32', 0).tee(target).load('i32', 0).tee(body);
  code.ifZero(() => {
    code.get(entryPoint).load('i32', VIRTUAL_RECORD.initialRecord).tee(target).load('i32', 0).set(body);
  });
  return pushFrom(code, 0).get(target).get(body).callIndirect(type);
}

/** Unboxing stub (wasm-r2r 6.5): the target gets the address of the value, and perhaps the type or method it belongs to. */
export function unboxingStub(type: FunctionType, context: UnboxingContext, returnBuffer: boolean, types: TypeTable): CodeWriter {
  const code = new CodeWriter(type, types);
  const entryPoint = lastOf(type);
  const first = THIS + (returnBuffer ? 2 : 1);
  const hidden: ValueType[] = context === 'none' ? [] : ['i32'];
  const targetType = { ...type, parameters: [...type.parameters.slice(0, first), ...hidden, ...type.parameters.slice(first)] };
  code.get(STACK_POINTER).get(THIS).constant(BOXED_VALUE).add();
  if (returnBuffer) code.get(first - 1);
  if (context === 'methodTable') code.get(THIS).load('i32', 0);
  if (context === 'methodDesc') before(code, entryPoint, STUB_RECORD.targetMethod);
  pushFrom(code, first);
  before(code, entryPoint, STUB_RECORD.targetEntryPoint).tee(entryPoint);
  return code.get(entryPoint).load('i32', 0).callIndirect(targetType);
}

/** Closed static delegate that returns through a buffer (wasm-r2r 6.6): captured argument and buffer change places. */
export function closedStaticDelegateThunk(type: FunctionType, types: TypeTable): CodeWriter {
  const code = new CodeWriter(type, types);
  const entryPoint = lastOf(type);
  code.get(STACK_POINTER).get(THIS + 1).get(THIS);
  pushFrom(code, THIS + 2);
  before(code, entryPoint, STUB_RECORD.targetEntryPoint).tee(entryPoint);
  return code.get(entryPoint).load('i32', 0).callIndirect(type);
}

/** Delegate constructor (wasm-r2r 6.7): the constructor gets the target method as well, and perhaps a shuffle thunk. */
export function delegateConstructorThunk(shuffleThunk: boolean, types: TypeTable): CodeWriter {
  const code = new CodeWriter({ parameters: ['i32', 'i32', 'i32', 'i32'], results: [] }, types);
  const entryPoint = lastOf(code.type);
  const targetType: FunctionType = { parameters: Array<ValueType>(shuffleThunk ? 6 : 5).fill('i32'), results: [] };
  pushFrom(code, 0).get(entryPoint).load('i32', CONSTRUCTOR_RECORD.targetMethod);
  if (shuffleThunk) code.get(entryPoint).load('i32', CONSTRUCTOR_RECORD.shuffleThunk);
  code.get(entryPoint).load('i32', CONSTRUCTOR_RECORD.constructorEntryPoint).tee(entryPoint);
  return code.get(entryPoint).load('i32', 0).callIndirect(targetType);
}

/** Loads a word that stands in front of a record: immediate offsets are not negative. */
function before(code: CodeWriter, record: number, offset: number): CodeWriter {
  return code.get(record).constant(offset).add().load('i32', 0);
}
