import { Canary, demand, same, sameNumber } from './checks.js';
import { partsOf, SIZES, type ExpectedTransition } from './expected.js';
import { given, inArea, resultOf } from './given.js';
import { PLACES } from './host-module.js';
import { hex, type Machine, MEMORY, SLOTS } from './machine.js';
import { word } from './values.js';

/** Entry point, argument area, where the result goes. */
export const INTERPRETER_THUNK = 'iii>v';
const TERMINATE_R2R_STACK_WALK = 1;

/** Calls a thunk as the interpreter does, and looks at what the R2R method gets. Throws Misbehaviour. */
export function runInterpreterToR2R(machine: Machine, expected: ExpectedTransition, round: number): void {
  const { type, roles, structs, places } = expected;
  const { parameters } = partsOf(type);
  const answer = resultOf(type, round);
  let calls = 0;
  let lowest: number = MEMORY.hostStack;
  const method = (): void => {
    calls++;
    lowest = machine.stackPointer;
    demand(lowest < MEMORY.hostStack && lowest % 16 === 0, `the global stack pointer is ${hex(lowest)} during the call: below that of the host, and 16-aligned, it has to be`);
    sameNumber('the word that ends a stack walk', machine.word(lowest), TERMINATE_R2R_STACK_WALK);
    parameters.forEach((each, index) => same(`parameter ${index} (${roles[index]})`, machine.seen(index, SIZES[each]), parameterOf(index)));
    for (const { index, at, bytes } of laidOut) if (structs[index] > 0) same(`the struct of parameter ${index}`, machine.slice(MEMORY.area + at, bytes.length), bytes);
    canary.unchangedBut([PLACES.given, PLACES.answer], [lowest, MEMORY.hostStack]);
    machine.answer(answer);
  };
  const call = given(machine, expected, 0, round);
  const laidOut = inArea(machine, expected, call);
  for (const { at, bytes } of laidOut) machine.bytes.set(bytes, MEMORY.area + at);
  machine.setWord(MEMORY.entryPoint, SLOTS.callees);
  const canary = new Canary(machine);
  const parameterOf = (index: number): Uint8Array => {
    if (structs[index] > 0) return word(MEMORY.area + (places[index] ?? 0));
    if (roles[index] === 's') return word(machine.stackPointer);
    if (roles[index] === 'b') return word(MEMORY.result);
    return roles[index] === 'a' ? word(0) : call.values[index];
  };
  machine.run([MEMORY.entryPoint, MEMORY.area, MEMORY.result].map(word), method);
  sameNumber('the number of calls of the method', calls, 1);
  same('the result', machine.slice(MEMORY.result, answer.length), answer);
  canary.unchangedBut([PLACES.given, PLACES.result + 16], [lowest, MEMORY.hostStack], [MEMORY.result, MEMORY.result + answer.length]);
}
