import { has } from '../../image/versions.js';
import { rva } from '../../io/addresses.js';
import type { UnwindCodeAmd64 } from '../../unwind/amd64.js';
import { ARM_UNWIND_LAYOUTS, isArmFamily, type ArmFamilyMachine } from '../../unwind/arm-layout.js';
import type { EpilogScope } from '../../unwind/arm.js';
import { writeUnwindData } from '../../unwind/unwind-data-writer.js';
import { unwindAmd64Kind, unwindArmKind, unwindWasmKind, unwindX86Kind } from '../kinds/unwind.js';
import { noEncoding } from './encoding.js';
import { bits, bytes, list, membersOf, NOWHERE, optional, unsigned, unsignedNumber, type Members } from './members.js';
import { structureEncoding } from './structure.js';

/* Unwind data of the machines (r2r-format 9.2). */

export const unwindAmd64Encoding = structureEncoding(unwindAmd64Kind, 'record', (writer, value) => {
  const members = membersOf(value);
  const chained = optional(members, 'Chained', membersOf);
  const personality = optional(members, 'PersonalityRoutine', unsignedNumber);
  writer.bytes(
    writeUnwindData('AMD64', {
      kind: 'amd64',
      version: bits(members, 'Version', 3),
      flags: bits(members, 'Flags', 5),
      prologSize: bits(members, 'SizeOfProlog', 8),
      codeCount: bits(members, 'CountOfCodes', 8),
      frameRegister: bits(members, 'FrameRegister', 4),
      frameOffset: bits(members, 'FrameOffset', 4),
      codes: list(members, 'Codes', codeOf),
      personalityRva: personality === undefined ? undefined : rva(personality),
      chained: chained && { begin: rva(unsigned(chained, 'BeginAddress')), end: rva(unsigned(chained, 'EndAddress')), unwindInfo: rva(unsigned(chained, 'UnwindInfo')) },
      range: NOWHERE,
    }),
  );
});

function codeOf(value: unknown): UnwindCodeAmd64 {
  const members = membersOf(value);
  return { prologOffset: bits(members, 'CodeOffset', 8), op: bits(members, 'UnwindOp', 4), info: bits(members, 'OpInfo', 4), operand: optional(members, 'Operand', unsignedNumber) };
}

export const unwindArmEncoding = structureEncoding(unwindArmKind, 'record', (writer, value, { target: { machine } }) => {
  if (!isArmFamily(machine)) throw noEncoding(machine, 'record');
  const members = membersOf(value);
  const number = (name: string): number => unsigned(members, name);
  writer.bytes(
    writeUnwindData(machine, {
      kind: 'arm',
      functionLength: number('FunctionLength'),
      version: bits(members, 'Version', 2),
      xBit: bits(members, 'X', 1),
      eBit: bits(members, 'E', 1),
      fBit: ARM_UNWIND_LAYOUTS[machine].hasFragmentBit ? bits(members, 'F', 1) : 0,
      epilogCount: bits(members, 'EpilogCount', 5),
      codeWords: bits(members, 'CodeWords', ARM_UNWIND_LAYOUTS[machine].codeWordsBits),
      extendedEpilogCount: optional(members, 'ExtendedEpilogCount', unsignedNumber) ?? 0,
      extendedCodeWords: optional(members, 'ExtendedCodeWords', unsignedNumber) ?? 0,
      epilogs: list(members, 'Epilogs', (item) => epilogOf(membersOf(item), machine)),
      codes: bytes(members, 'Codes'),
      personalityRva: rva(number('PersonalityRoutine')),
      range: NOWHERE,
    }),
  );
});

/** On ARM the condition stands in the upper four of the reserved bits. */
function epilogOf(members: Members, machine: ArmFamilyMachine): EpilogScope {
  const condition = machine === 'ARMNT' ? unsigned(members, 'Condition') << 2 : 0;
  return { start: unsigned(members, 'Start') / ARM_UNWIND_LAYOUTS[machine].lengthUnit, reserved: unsigned(members, 'Reserved') | condition, index: unsigned(members, 'Index') };
}

export const unwindX86Encoding = structureEncoding(unwindX86Kind, 'record', (writer, value, { version }) => {
  const functionLength = has(version, 'x86FunctionLength') ? unsigned(membersOf(value), 'FunctionLength') : undefined;
  writer.bytes(writeUnwindData('I386', { kind: 'x86', functionLength, range: NOWHERE }));
});

export const unwindWasmEncoding = structureEncoding(unwindWasmKind, 'record', (writer, value) => {
  const members = membersOf(value);
  writer.bytes(writeUnwindData('WASM32', { kind: 'wasm', frameSize: unsigned(members, 'FrameSize'), virtualIpCount: halved(members.VirtualIPCount) * 2, range: NOWHERE }));
});

/** Half of an even number of up to 33 bits. */
function halved(value: unknown): number {
  if (typeof value !== 'number' || value % 2 !== 0) throw noEncoding(value, 'record');
  return unsignedNumber(value / 2);
}
