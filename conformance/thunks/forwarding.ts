import { Canary, same, sameNumber } from './checks.js';
import { partsOf, SIZES, type ExpectedForwarding } from './expected.js';
import { resultOf } from './given.js';
import { PLACES } from './host-module.js';
import { type Machine, MEMORY, SLOTS } from './machine.js';
import { valueOf, word } from './values.js';

/** Of virtual dispatch: [4] u16 offset of indirection, [6] u16 offset after indirection, [8] initial import record. */
const DISPATCH = { indirection: 0x24, afterIndirection: 0x18 } as const;

/** Words around the thunk's own entry point, by their distance; that of the target is among them. */
const RECORD_WORDS = [-8, -4, 4, 8, 12];

/** Calls a thunk that calls another function in its place, and looks at what that gets. Throws Misbehaviour. */
export function runForwarding(machine: Machine, expected: ExpectedForwarding, round: number): void {
  const { type, target, gets, family } = expected;
  const answer = resultOf(type, round);
  let calls = 0;
  const { parameters } = partsOf(type);
  const values = parameters.map((each, index) => {
    if (index === 0) return word(MEMORY.stack);
    if (index === 1) return word(MEMORY.object);
    return index === parameters.length - 1 ? word(MEMORY.entryPoint) : valueOf(each, index, round);
  });
  machine.setWord(MEMORY.object, MEMORY.methodTable);
  for (const distance of RECORD_WORDS) machine.setWord(MEMORY.entryPoint + distance, 0x01010101 * (distance + 20));
  const targetWord = /^p([+-]\d+)$/.exec(gets[gets.length - 1]);
  if (family === 'virtual') prepareDispatch(machine, round);
  else machine.setWord(MEMORY.entryPoint + Number(targetWord?.[1] ?? 0), MEMORY.otherEntryPoint);
  // In odd rounds the method that dispatch finds has no code yet, and its initial record leads on.
  const found = family === 'virtual' && round % 2 === 1 ? MEMORY.redirectedEntryPoint : MEMORY.otherEntryPoint;
  machine.setWord(found, SLOTS.callees);

  const wordOf = (index: number): number => new DataView(values[index].buffer).getUint32(0, true);
  const expectedOf = (text: string): Uint8Array => {
    if (text === 'target') return word(found);
    const [, kind, number, plus = '0'] = /^(@|p|)([+-]?\d+)(?:\+(\d+))?$/.exec(text) ?? [];
    if (kind === 'p') return word(machine.word(MEMORY.entryPoint + Number(number)));
    if (kind === '@') return word(machine.word(wordOf(Number(number))));
    return plus === '0' ? values[Number(number)] : word((wordOf(Number(number)) + Number(plus)) >>> 0);
  };
  const canary = new Canary(machine);
  machine.run(values, () => {
    calls++;
    partsOf(target).parameters.forEach((each, index) => same(`parameter ${index} of the target`, machine.seen(index, SIZES[each]), expectedOf(gets[index])));
    machine.answer(answer);
  });
  sameNumber('the number of calls of the target', calls, 1);
  same('the result', machine.result(answer.length), answer);
  canary.unchangedBut([PLACES.given, PLACES.result + 16]);
}

function prepareDispatch(machine: Machine, round: number): void {
  machine.setWord(MEMORY.entryPoint + 4, DISPATCH.indirection | (DISPATCH.afterIndirection << 16));
  machine.setWord(MEMORY.entryPoint + 8, MEMORY.redirectedEntryPoint);
  machine.setWord(MEMORY.methodTable + DISPATCH.indirection, MEMORY.chunk);
  machine.setWord(MEMORY.chunk + DISPATCH.afterIndirection, MEMORY.otherEntryPoint);
  machine.setWord(MEMORY.otherEntryPoint, round % 2 === 1 ? 0 : SLOTS.callees);
}
