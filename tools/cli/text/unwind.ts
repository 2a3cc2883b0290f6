import type { Machine, Target } from '../../../reference/image/target.js';
import { hex } from '../../../reference/io/hex.js';
import { registerName } from '../../../reference/names/registers.js';
import { UNWIND_OPS_AMD64 as OPS } from '../../../reference/unwind/amd64-codes.js';
import { UNWIND_FLAGS_AMD64, type UnwindCodeAmd64, type UnwindInfoAmd64 } from '../../../reference/unwind/amd64.js';
import { unwindStepsArm64 } from '../../../reference/unwind/arm64-codes.js';
import { unwindStepsArm } from '../../../reference/unwind/arm-codes.js';
import type { UnwindInfoArm } from '../../../reference/unwind/arm.js';
import type { UnwindStep } from '../../../reference/unwind/steps.js';
import type { UnwindData } from '../../../reference/unwind/unwind-data.js';
import { codeOffset, counted, displaced, flagNames, hexNumber, nameOfValue } from './numbers.js';

/** The unwind data of one function: a line, and one for each code. */
export function* unwindText(unwind: UnwindData, target: Target, indent: string): Iterable<string> {
  switch (unwind.kind) {
    case 'amd64':
      yield* amd64Text(unwind, indent);
      break;
    case 'arm':
      yield* armText(unwind, target, indent);
      break;
    case 'x86':
      yield `${indent}unwind     ${unwind.functionLength === undefined ? 'none' : counted(unwind.functionLength, 'byte of code', 'bytes of code')}`;
      break;
    case 'wasm':
      yield `${indent}unwind     frame of ${counted(unwind.frameSize, 'byte')}, ${counted(unwind.virtualIpCount, 'virtual IP')}`;
  }
}

function* amd64Text(unwind: UnwindInfoAmd64, indent: string): Iterable<string> {
  const { version, flags, prologSize, frameRegister, frameOffset, codes, personalityRva, chained } = unwind;
  const frame = frameRegister === 0 ? '' : `, frame register ${displaced(registerName('AMD64', frameRegister), -16 * frameOffset)}`;
  const personality = personalityRva === undefined ? '' : `, personality RVA ${hexNumber(personalityRva)}`;
  const chain = chained === undefined ? '' : `, chained to ${hexNumber(chained.begin)}..${hexNumber(chained.end)}`;
  yield `${indent}unwind     version ${version}, ${flagNames(flags, UNWIND_FLAGS_AMD64)}, prolog of ${counted(prologSize, 'byte')}${frame}${personality}${chain}`;
  for (const code of codes) yield `${indent}           ${unwindCodeText(code)}`;
}

/** `+0x4 ALLOC_SMALL 0x28` */
export function unwindCodeText(code: UnwindCodeAmd64): string {
  return `${codeOffset(code.prologOffset)} ${nameOfValue(code.op, OPS).replace('UWOP_', '')} ${operandText(code)}`.trimEnd();
}

function operandText({ op, info, operand }: UnwindCodeAmd64): string {
  switch (op) {
    case OPS.UWOP_PUSH_NONVOL:
      return registerName('AMD64', info);
    case OPS.UWOP_SAVE_NONVOL:
    case OPS.UWOP_SAVE_NONVOL_FAR:
      return `${registerName('AMD64', info)} at ${displaced('RSP', operand ?? 0)}`;
    case OPS.UWOP_SAVE_XMM128:
    case OPS.UWOP_SAVE_XMM128_FAR:
      return `XMM${info} at ${displaced('RSP', operand ?? 0)}`;
    case OPS.UWOP_SET_FPREG:
      return '';
    default:
      return operand === undefined ? String(info) : hexNumber(operand);
  }
}

/** What the machines without a public description do is shown as bytes. */
function stepsOf(codes: Uint8Array, machine: Machine): UnwindStep[] {
  if (machine === 'ARM64') return unwindStepsArm64(codes);
  if (machine === 'ARMNT') return unwindStepsArm(codes);
  return codes.length === 0 ? [] : [{ index: 0, text: hex(codes).replace(/..(?!$)/g, '$& ') }];
}

function* armText(unwind: UnwindInfoArm, { machine }: Target, indent: string): Iterable<string> {
  const { functionLength, version, eBit, fBit, epilogCount, epilogs, codes, personalityRva } = unwind;
  const epilog = eBit === 1 ? `one epilog at the end, from code byte ${epilogCount}` : counted(epilogs.length, 'epilog');
  const fragment = fBit === 1 ? ', a fragment' : '';
  yield `${indent}unwind     ${counted(functionLength, 'byte of code', 'bytes of code')}, version ${version}${fragment}, ${epilog}, personality RVA ${hexNumber(personalityRva)}`;
  for (const { index, text } of stepsOf(codes, machine)) yield `${indent}           ${String(index).padStart(2)} ${text}`;
  for (const { start, index, reserved } of epilogs) {
    const condition = machine === 'ARMNT' ? `, condition ${reserved >> 2}` : '';
    yield `${indent}           epilog at ${codeOffset(start * (machine === 'ARMNT' || machine === 'RISCV64' ? 2 : 4))}, from code byte ${index}${condition}`;
  }
}
