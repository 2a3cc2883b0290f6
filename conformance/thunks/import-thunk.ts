import { Canary, demand, same, sameNumber } from './checks.js';
import { partsOf, SIZES, type ExpectedTransition } from './expected.js';
import { given, inArea, resultOf } from './given.js';
import { PLACES } from './host-module.js';
import { hex, type Machine, MEMORY, SLOTS } from './machine.js';
import { word } from './values.js';

/** Transition block, record of the cell, base of the image, RVA of the cell with the module; the result is the target's entry point. */
export const RESOLVING_HELPER = 'iiii>i';
const BLOCK_SIZE = 8;

/** By so much a garbage collection moves what the slots of words hold. */
const MOVED = 0x00100000;

/** Calls a thunk as R2R code does through a cell that is not resolved, and looks at helper and target. Throws Misbehaviour. */
export function runImportThunk(machine: Machine, expected: ExpectedTransition, cells: { helperCell: number; moduleCell: number }, round: number): void {
  const { type, roles, places, structs, area } = expected;
  const { parameters } = partsOf(type);
  const answer = resultOf(type, round);
  const called: number[] = [];
  let lowest: number = MEMORY.stack;
  const isMoved = (index: number): boolean => parameters[index] === 'i' && places[index] !== null && structs[index] === 0;

  const helper = (): void => {
    const [block, record, image, module] = [0, 1, 2, 3].map((index) => machine.seenWord(index));
    lowest = Math.min(block, MEMORY.stack);
    demand(block + BLOCK_SIZE + area <= MEMORY.stack && block % 8 === 0, `the transition block is at ${hex(block)}, which does not lie in the frame`);
    sameNumber('the record of the cell', record, MEMORY.entryPoint);
    sameNumber('the base of the image', image, MEMORY.image);
    sameNumber('the RVA of the cell with the module', module, cells.moduleCell);
    sameNumber('the return address in the transition block', machine.word(block), 0);
    sameNumber('the stack pointer in the transition block', machine.word(block + 4), MEMORY.stack);
    for (const { index, at, bytes } of laidOut) {
      // Of a struct no reference may be seen; it stays where it was.
      same(`argument ${index} (${roles[index]}) in the argument area`, machine.slice(block + BLOCK_SIZE + at, bytes.length), structs[index] > 0 ? new Uint8Array(bytes.length) : bytes);
      if (isMoved(index)) machine.setWord(block + BLOCK_SIZE + at, (machine.word(block + BLOCK_SIZE + at) + MOVED) >>> 0);
    }
    canary.unchangedBut([PLACES.given, PLACES.answer], [block, MEMORY.stack]);
    machine.answer(word(MEMORY.otherEntryPoint));
  };
  const target = (): void => {
    parameters.forEach((each, index) => same(`parameter ${index} (${roles[index]}) of the target`, machine.seen(index, SIZES[each]), parameterOf(index)));
    machine.answer(answer);
  };
  machine.setWord(MEMORY.image + cells.helperCell, SLOTS.callees);
  machine.setWord(MEMORY.otherEntryPoint, SLOTS.callees + 1);
  const call = given(machine, expected, MEMORY.stack, round);
  const laidOut = inArea(machine, expected, call);
  const canary = new Canary(machine);
  const parameterOf = (index: number): Uint8Array => {
    if (roles[index] === 'p') return word(MEMORY.otherEntryPoint);
    if (!isMoved(index)) return call.values[index];
    return word((new DataView(call.values[index].buffer).getUint32(0, true) + MOVED) >>> 0);
  };
  machine.run(call.values, (callee) => {
    called.push(callee);
    if (callee === 0) helper();
    else target();
  });
  same('the calls, helper and target', Uint8Array.from(called), Uint8Array.of(0, 1));
  same('the result', machine.result(answer.length), answer);
  canary.unchangedBut([PLACES.given, PLACES.result + 16], [lowest, MEMORY.stack]);
}
