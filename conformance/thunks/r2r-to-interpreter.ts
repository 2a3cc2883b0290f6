import { Canary, demand, same, sameNumber } from './checks.js';
import type { ExpectedTransition } from './expected.js';
import { given, inArea, resultOf, resultSize } from './given.js';
import { PLACES } from './host-module.js';
import { hex, type Machine, MEMORY, SLOTS } from './machine.js';
import { marked } from './values.js';

/** Entry point, transition block, bytes of arguments, where the result goes. */
export const INTERPRETER_HELPER = 'iiii>v';
const BLOCK_SIZE = 8;

/** Calls a thunk as R2R code does, and looks at what the interpreter gets. Throws Misbehaviour. */
export function runR2RToInterpreter(machine: Machine, expected: ExpectedTransition, helperCell: number, round: number): void {
  const { type, roles, area, buffer } = expected;
  const answer = resultOf(type, round);
  const buffered = marked(buffer, 90 + round);
  let calls = 0;
  const helper = (): void => {
    calls++;
    const [entryPoint, block, size, result] = [0, 1, 2, 3].map((index) => machine.seenWord(index));
    sameNumber('the entry point that the interpreter gets', entryPoint, MEMORY.entryPoint);
    sameNumber('the size of the arguments', size, area);
    const frame = machine.stackPointer;
    demand(frame % 16 === 0, `the global stack pointer is ${hex(frame)} during the call, which is not 16-aligned`);
    demand(frame <= block && block + BLOCK_SIZE + area <= MEMORY.stack, `the transition block at ${hex(block)} does not lie in the frame`);
    demand((block + BLOCK_SIZE) % 16 === 0, `the arguments at ${hex(block + BLOCK_SIZE)} are not 16-aligned`);
    sameNumber('the return address in the transition block', machine.word(block), 0);
    sameNumber('the stack pointer in the transition block', machine.word(block + 4), MEMORY.stack);
    for (const { index, at, bytes } of laidOut) same(`argument ${index} (${roles[index]}) in the argument area`, machine.slice(block + BLOCK_SIZE + at, bytes.length), bytes);
    if (roles.includes('b')) sameNumber('where the result goes', result, MEMORY.returnBuffer);
    else demand(frame <= result && result + Math.max(resultSize(type), 8) <= MEMORY.stack, `the result goes to ${hex(result)}, which does not lie in the frame`);
    canary.unchangedBut([PLACES.given, PLACES.answer], [frame, MEMORY.stack]);
    // The callee may change its copies of the arguments; the caller's stay.
    machine.bytes.fill(0x5c, block + BLOCK_SIZE, block + BLOCK_SIZE + area);
    machine.bytes.set(roles.includes('b') ? buffered : answer, result);
    lowest = frame;
  };
  let lowest: number = MEMORY.stack;
  machine.setWord(MEMORY.image + helperCell, SLOTS.callees);
  const call = given(machine, expected, MEMORY.stack, round);
  const laidOut = inArea(machine, expected, call);
  const canary = new Canary(machine);
  machine.run(call.values, helper);
  sameNumber('the number of calls of the helper', calls, 1);
  same('the result', machine.result(answer.length), answer);
  same('the return buffer', machine.slice(MEMORY.returnBuffer, buffer), buffered);
  canary.unchangedBut([PLACES.given, PLACES.result + 16], [lowest, MEMORY.stack], [MEMORY.returnBuffer, MEMORY.returnBuffer + buffer]);
}
