import { roundUp, SLOT_SIZE } from '../argument-layout.js';
import { CONTAINER_GLOBALS } from '../container-imports.js';
import { importThunkFrame, TRANSITION_BLOCK } from '../frames.js';
import { CodeWriter } from '../module/code-writer.js';
import type { TypeTable } from '../module/type-table.js';
import type { FunctionType, LoweredSignature } from '../types.js';
import { areaValues, localOf, managedCall, offsetOf } from './incoming.js';

/** Transition block, record of the cell, base of the image, RVA of the cell with the module; the result is the target's entry point. */
const HELPER: FunctionType = { parameters: ['i32', 'i32', 'i32', 'i32'], results: ['i32'] };

/** RVAs of import cells that an import thunk works with. */
export interface ImportThunkCells {
  readonly helper: number;
  readonly module: number;
}

/**
 * The thunk behind a cell that is not resolved yet (wasm-r2r 6.3): it saves the arguments where a garbage collection finds them,
 * has the cell resolved, and calls the target with the arguments as they are by then.
 */
export function importThunk(signature: LoweredSignature, cells: ImportThunkCells, types: TypeTable): CodeWriter {
  const call = managedCall(signature);
  const { type, layout, parameters } = call;
  const frame = importThunkFrame(layout.areaSize);
  const code = new CodeWriter(type, types);
  const [stackPointer, entryPoint] = [localOf(call, 'stackPointer'), localOf(call, 'portableEntryPoint')];
  const { memoryBase } = CONTAINER_GLOBALS;

  code.get(stackPointer).constant(frame.size).subtract().set(stackPointer);
  code.get(stackPointer).constant(0).store('i32', frame.transitionBlock + TRANSITION_BLOCK.returnAddress);
  code.get(stackPointer).get(stackPointer).constant(frame.size).add().store('i32', frame.transitionBlock + TRANSITION_BLOCK.stackPointer);
  for (const { parameter, local, offset, passing } of areaValues(call)) {
    const at = frame.arguments + offset;
    // The struct itself stays where it is; its slot must not show old references.
    if (passing?.kind === 'indirect') code.get(stackPointer).constant(at).add().constant(0).constant(roundUp(passing.size, SLOT_SIZE)).memoryFill();
    else code.get(stackPointer).get(local).store(parameter.type, at);
  }

  code.get(stackPointer).constant(frame.transitionBlock).add().get(entryPoint).getGlobal(memoryBase).constant(cells.module);
  code.getGlobal(memoryBase).load('i32', cells.helper).callIndirect(HELPER).set(entryPoint);

  for (const [local, parameter] of parameters.entries()) {
    const offset = offsetOf(parameter, layout);
    const isStruct = parameter.role === 'argument' && signature.parameters[parameter.argument ?? 0].kind === 'indirect';
    if (parameter.role === 'stackPointer') code.get(stackPointer).constant(frame.size).add();
    else if (offset === undefined || isStruct) code.get(local);
    else code.get(stackPointer).load(parameter.type, frame.arguments + offset);
  }
  return code.get(entryPoint).load('i32', 0).callIndirect(type);
}
