import { roundUp, SLOT_SIZE } from '../argument-layout.js';
import { CONTAINER_GLOBALS } from '../container-imports.js';
import { r2rToInterpreterFrame, TRANSITION_BLOCK } from '../frames.js';
import { CodeWriter } from '../module/code-writer.js';
import type { TypeTable } from '../module/type-table.js';
import type { FunctionType, LoweredSignature } from '../types.js';
import { areaValues, localOf, managedCall } from './incoming.js';

/** R2RToInterpreter: entry point, transition block, bytes of arguments, where the result goes. */
const HELPER: FunctionType = { parameters: ['i32', 'i32', 'i32', 'i32'], results: [] };

/** A struct of at most 4 bytes defines 4 of its slot, a larger one all of it (wasm-r2r 6.1). */
const SMALL_STRUCT = 4;

/**
 * The thunk that R2R code calls as if it were the method (wasm-r2r 6.1): it lays out a transition block and the arguments on
 * the linear stack, and calls the runtime's helper.
 * @param helperCell RVA of the import cell with the table index of R2RToInterpreter
 */
export function r2rToInterpreterThunk(signature: LoweredSignature, helperCell: number, types: TypeTable): CodeWriter {
  const call = managedCall(signature);
  const { type, layout } = call;
  const [result] = type.results;
  const frame = r2rToInterpreterFrame(layout.areaSize, result === 'v128');
  const code = new CodeWriter(type, types);
  const savedStackPointer = code.local('i32');
  const stackPointer = localOf(call, 'stackPointer');

  code.get(stackPointer).constant(frame.size).subtract().set(stackPointer);
  code.get(stackPointer).constant(0).store('i32', frame.transitionBlock + TRANSITION_BLOCK.returnAddress);
  code.get(stackPointer).get(stackPointer).constant(frame.size).add().store('i32', frame.transitionBlock + TRANSITION_BLOCK.stackPointer);

  for (const { parameter, local, offset, passing } of areaValues(call)) {
    const at = frame.arguments + offset;
    if (passing?.kind === 'indirect') storeStruct(code, stackPointer, local, at, passing.size);
    else code.get(stackPointer).get(local).store(parameter.type, at);
  }
  signature.parameters.forEach((passing, index) => {
    if (passing.kind === 'empty') code.get(stackPointer).constant(0).store('i32', frame.arguments + layout.arguments[index].offset);
  });
  for (let at = frame.returnSlot; at < frame.returnSlot + (result === 'v128' ? 16 : SLOT_SIZE); at += SLOT_SIZE) {
    code.get(stackPointer).longZero().store('i64', at);
  }

  code.get(localOf(call, 'portableEntryPoint'));
  code.get(stackPointer).constant(frame.transitionBlock).add();
  code.constant(layout.areaSize);
  if (signature.returns.kind === 'indirect') code.get(localOf(call, 'returnBuffer'));
  else code.get(stackPointer).constant(frame.returnSlot).add();
  code.getGlobal(CONTAINER_GLOBALS.stackPointer).set(savedStackPointer);
  code.get(stackPointer).setGlobal(CONTAINER_GLOBALS.stackPointer);
  code.getGlobal(CONTAINER_GLOBALS.memoryBase).load('i32', helperCell).callIndirect(HELPER);
  code.get(savedStackPointer).setGlobal(CONTAINER_GLOBALS.stackPointer);
  if (result !== undefined) code.get(stackPointer).load(result, frame.returnSlot);
  return code;
}

/** Copies a struct into its slot, and zeros behind it. */
function storeStruct(code: CodeWriter, stackPointer: number, source: number, at: number, size: number): void {
  code.get(stackPointer).constant(at).add().get(source).constant(size).memoryCopy();
  const end = roundUp(size, size <= SMALL_STRUCT ? SMALL_STRUCT : SLOT_SIZE);
  if (end > size) code.get(stackPointer).constant(at + size).add().constant(0).constant(end - size).memoryFill();
}
