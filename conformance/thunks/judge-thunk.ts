import type { ExpectedThunk } from './expected.js';
import { runForwarding } from './forwarding.js';
import { RESOLVING_HELPER, runImportThunk } from './import-thunk.js';
import { INTERPRETER_THUNK, runInterpreterToR2R } from './interpreter-to-r2r.js';
import { limited } from './limited.js';
import { Machine, Misbehaviour } from './machine.js';
import { INTERPRETER_HELPER, runR2RToInterpreter } from './r2r-to-interpreter.js';
import { ROUNDS } from './values.js';
import { WebAssembly, type WasmModule } from './webassembly.js';

/** RVAs of the import cells that a thunk works with, as the request gives them. */
export interface ThunkCells {
  helperCell?: number;
  moduleCell?: number;
}

/** Runs a thunk in an instrumented host, over and over with other values: what it does wrong, or undefined. @param rounds how often */
export function misbehaviourOf(module: Uint8Array, expected: ExpectedThunk, cells: ThunkCells, rounds: number = ROUNDS): string | undefined {
  try {
    const thunk = compiled(module);
    const machine = spare ?? new Machine();
    // Only one that a right thunk has left behind is used again.
    spare = undefined;
    const [entry, ...callees] = typesOf(expected);
    machine.load(thunk, entry, callees);
    limited(() => {
      for (let round = 0; round < rounds; round++) {
        machine.reset();
        runOnce(machine, expected, cells, round);
      }
    });
    spare = machine.isWorn ? undefined : machine;
    return undefined;
  } catch (error) {
    if (error instanceof Misbehaviour) return error.message;
    throw error;
  }
}

/** Linear memories are costly to make. */
let spare: Machine | undefined;

/** The type of the thunk, and of the functions that it may call. */
function typesOf(expected: ExpectedThunk): string[] {
  switch (expected.family) {
    case 'r2r-to-interpreter':
      return [expected.type, INTERPRETER_HELPER];
    case 'interpreter-to-r2r':
      return [INTERPRETER_THUNK, expected.type];
    case 'import':
      return [expected.type, RESOLVING_HELPER, expected.type];
    default:
      return [expected.type, expected.target];
  }
}

function runOnce(machine: Machine, expected: ExpectedThunk, { helperCell = 0, moduleCell = 0 }: ThunkCells, round: number): void {
  switch (expected.family) {
    case 'r2r-to-interpreter':
      return runR2RToInterpreter(machine, expected, helperCell, round);
    case 'interpreter-to-r2r':
      return runInterpreterToR2R(machine, expected, round);
    case 'import':
      return runImportThunk(machine, expected, { helperCell, moduleCell }, round);
    default:
      return runForwarding(machine, expected, round);
  }
}

function compiled(bytes: Uint8Array): WasmModule {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw new Misbehaviour(`it is no valid module: ${(error as Error).message}`);
  }
}
