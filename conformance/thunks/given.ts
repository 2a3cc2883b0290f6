import { partsOf, SIZES, type ExpectedTransition } from './expected.js';
import { MEMORY, type Machine } from './machine.js';
import { marked, valueOf, word } from './values.js';

/** What a managed function is called with: a value for each parameter, and structs in memory behind those that are addresses. */
export interface Given {
  values: Uint8Array[];
  /** Addresses of the structs, by parameter; 0 for another. */
  structs: number[];
}

/** Prepares a call of the managed function of a transition; structs are written to memory with untouched bytes around them. */
export function given(machine: Machine, { type, roles, structs }: ExpectedTransition, stackPointer: number, round: number): Given {
  const addresses = structs.map((size, index) => (size === 0 ? 0 : MEMORY.structs + MEMORY.structDistance * index));
  const values = partsOf(type).parameters.map((each, index) => {
    if (structs[index] > 0) return word(addresses[index]);
    switch (roles[index]) {
      case 's':
        return word(stackPointer);
      case 'b':
        return word(MEMORY.returnBuffer);
      case 'p':
        return word(MEMORY.entryPoint);
      default:
        return valueOf(each, index, round);
    }
  });
  structs.forEach((size, index) => {
    if (size > 0) machine.bytes.set(marked(size, index + round), addresses[index]);
  });
  return { values, structs: addresses };
}

/** What an argument area holds of it: place and bytes of each argument, structs as a whole. */
export function inArea(machine: Machine, { places, structs }: ExpectedTransition, { values, structs: addresses }: Given): { index: number; at: number; bytes: Uint8Array }[] {
  return places.flatMap((at, index) => (at === null ? [] : [{ index, at, bytes: structs[index] > 0 ? machine.slice(addresses[index], structs[index]) : values[index] }]));
}

/** The size of what comes back as the result of the wasm function; 0 if nothing does. */
export function resultSize(type: string): number {
  const { result } = partsOf(type);
  return result === undefined ? 0 : SIZES[result];
}

/** The value that a callee returns in a round. */
export function resultOf(type: string, round: number): Uint8Array {
  const { result } = partsOf(type);
  return result === undefined ? new Uint8Array(0) : valueOf(result, 200, round);
}
