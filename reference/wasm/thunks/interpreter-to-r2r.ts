import { CONTAINER_GLOBALS } from '../container-imports.js';
import { CodeWriter } from '../module/code-writer.js';
import type { TypeTable } from '../module/type-table.js';
import type { FunctionType, LoweredSignature } from '../types.js';
import { managedCall, offsetOf } from './incoming.js';

/** Entry point, argument area, where the result goes. */
export const INTERPRETER_TO_R2R: FunctionType = { parameters: ['i32', 'i32', 'i32'], results: [] };
const [ENTRY_POINT, ARGUMENTS, RESULT] = [0, 1, 2];

/** What the word at the stack pointer says where a stretch of R2R frames ends (wasm-r2r 8.5). */
const TERMINATE_R2R_STACK_WALK = 1;

/** Below the stack pointer of the host there is room for that word. */
const FRAME_SIZE = 16;

/** The thunk through which the interpreter calls R2R code (wasm-r2r 6.2): it takes the arguments from an argument area. */
export function interpreterToR2RThunk(signature: LoweredSignature, types: TypeTable): CodeWriter {
  const { type, parameters, layout } = managedCall(signature);
  const [result] = type.results;
  const code = new CodeWriter(INTERPRETER_TO_R2R, types);
  const savedStackPointer = code.local('i32');
  const { stackPointer } = CONTAINER_GLOBALS;

  code.getGlobal(stackPointer).tee(savedStackPointer).constant(FRAME_SIZE).subtract().setGlobal(stackPointer);
  code.getGlobal(stackPointer).constant(TERMINATE_R2R_STACK_WALK).store('i32', 0);
  if (result !== undefined) code.get(RESULT);

  for (const parameter of parameters) {
    const offset = offsetOf(parameter, layout) ?? 0;
    const passing = parameter.role === 'argument' ? signature.parameters[parameter.argument ?? 0] : undefined;
    if (parameter.role === 'stackPointer') code.getGlobal(stackPointer);
    else if (parameter.role === 'returnBuffer') code.get(RESULT);
    else if (parameter.role === 'portableEntryPoint') code.get(ENTRY_POINT);
    else if (parameter.role === 'asyncContinuation') code.constant(0);
    else if (passing?.kind === 'indirect') code.get(ARGUMENTS).constant(offset).add();
    else code.get(ARGUMENTS).load(parameter.type, offset);
  }
  code.get(ENTRY_POINT).load('i32', 0).callIndirect(type);
  if (result !== undefined) code.store(result, 0);
  return code.get(savedStackPointer).setGlobal(stackPointer);
}
