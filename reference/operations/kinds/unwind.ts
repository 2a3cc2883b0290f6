import type { Machine } from '../../image/target.js';
import { has } from '../../image/versions.js';
import { ByteCursor } from '../../io/cursor.js';
import { readUnwindInfoAmd64, type UnwindInfoAmd64 } from '../../unwind/amd64.js';
import { ARM_UNWIND_LAYOUTS, isArmFamily, type ArmFamilyMachine } from '../../unwind/arm-layout.js';
import { readUnwindInfoArm, type EpilogScope, type UnwindInfoArm } from '../../unwind/arm.js';
import type { UnwindData } from '../../unwind/unwind-data.js';
import { readUnwindInfoWasm } from '../../unwind/wasm.js';
import { readUnwindInfoX86 } from '../../unwind/x86.js';
import type { Kind, KindInput, KindValue } from './kind.js';

const start = ({ context }: KindInput): ByteCursor => new ByteCursor(context.space.bytes, 0);

export const unwindAmd64Kind: Kind = (input) => valueOf(readUnwindInfoAmd64(start(input)), input);

export const unwindArmKind: Kind = (input) => {
  const { machine } = input.context.target;
  return isArmFamily(machine) ? valueOf(readUnwindInfoArm(start(input), ARM_UNWIND_LAYOUTS[machine]), input) : `${machine} has unwind data of another form`;
};

export const unwindX86Kind: Kind = (input) => valueOf(readUnwindInfoX86(start(input), has(input.context.version, 'x86FunctionLength')), input);

export const unwindWasmKind: Kind = (input) => valueOf(readUnwindInfoWasm(start(input)), input);

function valueOf(unwind: UnwindData, { context }: KindInput): KindValue {
  return { value: unwindValue(unwind, context.target.machine), end: unwind.range.end };
}

export function unwindValue(unwind: UnwindData, machine: Machine): object {
  switch (unwind.kind) {
    case 'amd64':
      return amd64Value(unwind);
    case 'arm':
      if (!isArmFamily(machine)) throw new RangeError(`${machine} has unwind data of another form`);
      return armValue(unwind, machine);
    case 'x86':
      return { FunctionLength: unwind.functionLength, Size: unwind.range.end - unwind.range.start };
    case 'wasm':
      return { FrameSize: unwind.frameSize, VirtualIPCount: unwind.virtualIpCount };
  }
}

function amd64Value({ version, flags, prologSize, codeCount, frameRegister, frameOffset, codes, personalityRva, chained }: UnwindInfoAmd64): object {
  return {
    Version: version,
    Flags: flags,
    SizeOfProlog: prologSize,
    CountOfCodes: codeCount,
    FrameRegister: frameRegister,
    FrameOffset: frameOffset,
    Codes: codes.map((code) => ({ CodeOffset: code.prologOffset, UnwindOp: code.op, OpInfo: code.info, Operand: code.operand })),
    PersonalityRoutine: personalityRva,
    Chained: chained && { BeginAddress: chained.begin, EndAddress: chained.end, UnwindInfo: chained.unwindInfo },
  };
}

function armValue(unwind: UnwindInfoArm, machine: ArmFamilyMachine): object {
  const layout = ARM_UNWIND_LAYOUTS[machine];
  const isExtended = unwind.epilogCount === 0 && unwind.codeWords === 0;
  return {
    FunctionLength: unwind.functionLength,
    Version: unwind.version,
    X: unwind.xBit,
    E: unwind.eBit,
    F: layout.hasFragmentBit ? unwind.fBit : undefined,
    EpilogCount: unwind.epilogCount,
    CodeWords: unwind.codeWords,
    ExtendedEpilogCount: isExtended ? unwind.extendedEpilogCount : undefined,
    ExtendedCodeWords: isExtended ? unwind.extendedCodeWords : undefined,
    Epilogs: unwind.epilogs.map((epilog) => epilogValue(epilog, layout.lengthUnit, machine)),
    Codes: Buffer.from(unwind.codes).toString('base64'),
    PersonalityRoutine: unwind.personalityRva,
  };
}

/** On ARM the condition stands in the upper four of the reserved bits. */
function epilogValue({ start, reserved, index }: EpilogScope, unit: number, machine: Machine): object {
  const hasCondition = machine === 'ARMNT';
  return { Start: start * unit, Reserved: hasCondition ? reserved & 3 : reserved, Condition: hasCondition ? reserved >> 2 : undefined, Index: index };
}
