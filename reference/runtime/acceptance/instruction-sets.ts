import type { RuntimeProfile } from '../../../conformance/contract/acceptance.js';
import { INSTRUCTION_SETS } from '../../image/instruction-sets.js';
import type { InstructionSetOperand } from '../../signatures/instruction-set-check.js';

const NAMES = new Map<number, string>(Object.entries(INSTRUCTION_SETS).map(([name, set]) => [set, name]));

/** Whether a Check_InstructionSetSupport holds; it is taken to hold for sets of which the profile says nothing. */
export function holdsOnMachine({ sets }: InstructionSetOperand, { instructionSets }: RuntimeProfile): boolean {
  return sets.every(({ set, supported }) => {
    const name = NAMES.get(set);
    if (name === undefined) return !supported;
    return (instructionSets?.[name] ?? supported) === supported;
  });
}
