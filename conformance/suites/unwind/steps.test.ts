import { unwindStepsArm } from '../../../reference/unwind/arm-codes.js';
import { unwindStepsArm64 } from '../../../reference/unwind/arm64-codes.js';
import { fromHex } from '../hex-input.js';

/* Unwind codes as operations. Of real images the instructions of the same prolog are the witness. */

const texts = (steps: { text: string }[]): string[] => steps.map(({ text }) => text);

test.each([
  // stp x29, x30, [sp, #-32]! / stp x19, x20, [sp, #16] / mov x29, sp
  ['10.0.14-linux-arm64/DevFlow, function 15', 'e1 c8 02 83 e4 e4 e4 e4', ['set_fp', 'save_regp X19, X20, [SP, #0x10]', 'save_fplr_x FP, LR, [SP, #-0x20]!', 'end']],
  ['allocations', '05 c0 40 e0 00 10 00 e4', ['alloc_s #0x50', 'alloc_m #0x400', 'alloc_l #0x10000', 'end']],
  ['single registers', 'd0 81 d4 23 d6 c3', ['save_reg X21, [SP, #0x8]', 'save_reg_x X20, [SP, #-0x20]!', 'save_lrpair X25, LR, [SP, #0x18]']],
  ['floating-point registers', 'd8 42 da 01 dc c1 de 21', ['save_fregp D9, D10, [SP, #0x10]', 'save_fregp_x D8, D9, [SP, #-0x10]!', 'save_freg D11, [SP, #0x8]', 'save_freg_x D9, [SP, #-0x10]!']],
  ['pairs in front of others', '23 41 cc 41 e6 e2 04', ['save_r19r20_x X19, X20, [SP, #-0x18]!', 'save_fplr FP, LR, [SP, #0x8]', 'save_regp_x X20, X21, [SP, #-0x10]!', 'save_next', 'add_fp #0x20']],
  ['bytes of no operation, and one cut off', 'f8 e3 e0 01', ['0xf8', 'nop', '0xe0', 'alloc_s #0x10']],
])('ARM64: %s', (_, codes, expected) => {
  expect(texts(unwindStepsArm64(fromHex(codes)))).toEqual(expected);
});

test.each([
  // push.w {r3, r4, r5, r6, r11, lr} (2d e9 78 48)
  ['10.0.14-linux-arm/DevFlow, function 15', 'a8 78 ff ff', ['pop {R3, R4, R5, R6, R11, LR}', 'end']],
  ['stack adjustments', '05 e9 00 f7 04 00 f8 01 00 00 ff', ['add SP, #0x14', 'add SP, #0x400', 'add SP, #0x1000', 'add SP, #0x40000', 'end']],
  ['runs of registers', 'd7 dd ed 81', ['pop {R4, R5, R6, R7, LR}', 'pop {R4, R5, R6, R7, R8, R9, LR}', 'pop {R0, R7, LR}']],
  ['others', 'c7 e2 f5 8f f6 01 ef 02 fb fd', ['mov SP, R7', 'vpop {D8-D10}', 'vpop {D8-D15}', 'vpop {D16-D17}', 'ldr LR, [SP], #0x8', 'nop', 'end, nop']],
  ['bytes of no operation', 'f0 ff', ['0xf0', 'end']],
])('ARM: %s', (_, codes, expected) => {
  expect(texts(unwindStepsArm(fromHex(codes)))).toEqual(expected);
});

/* The first and the last byte of each operation in the tables of the Windows documentation; of those with fields, odd values. */

test.each([
  ['00', 'alloc_s #0x0'],
  ['1f', 'alloc_s #0x1f0'],
  ['21', 'save_r19r20_x X19, X20, [SP, #-0x8]!'],
  ['3f', 'save_r19r20_x X19, X20, [SP, #-0xf8]!'],
  ['40', 'save_fplr FP, LR, [SP, #0x0]'],
  ['7f', 'save_fplr FP, LR, [SP, #0x1f8]'],
  ['80', 'save_fplr_x FP, LR, [SP, #-0x8]!'],
  ['bf', 'save_fplr_x FP, LR, [SP, #-0x200]!'],
  ['c0 01', 'alloc_m #0x10'],
  ['c7 ff', 'alloc_m #0x7ff0'],
  ['c8 00', 'save_regp X19, X20, [SP, #0x0]'],
  ['c9 7f', 'save_regp X24, X25, [SP, #0x1f8]'],
  ['cc 00', 'save_regp_x X19, X20, [SP, #-0x8]!'],
  ['cd 7f', 'save_regp_x X24, X25, [SP, #-0x200]!'],
  ['d0 00', 'save_reg X19, [SP, #0x0]'],
  ['d1 7f', 'save_reg X24, [SP, #0x1f8]'],
  ['d4 00', 'save_reg_x X19, [SP, #-0x8]!'],
  ['d5 1f', 'save_reg_x X27, [SP, #-0x100]!'],
  ['d6 00', 'save_lrpair X19, LR, [SP, #0x0]'],
  ['d7 3f', 'save_lrpair X27, LR, [SP, #0x1f8]'],
  ['d8 00', 'save_fregp D8, D9, [SP, #0x0]'],
  ['d9 7f', 'save_fregp D13, D14, [SP, #0x1f8]'],
  ['da 00', 'save_fregp_x D8, D9, [SP, #-0x8]!'],
  ['db 7f', 'save_fregp_x D13, D14, [SP, #-0x200]!'],
  ['dc 00', 'save_freg D8, [SP, #0x0]'],
  ['dd ff', 'save_freg D15, [SP, #0x1f8]'],
  ['de ff', 'save_freg_x D15, [SP, #-0x100]!'],
  ['e0 ff ff ff', 'alloc_l #0xffffff0'],
  ['e1', 'set_fp'],
  ['e2 ff', 'add_fp #0x7f8'],
  ['e3', 'nop'],
  ['e4', 'end'],
  ['e5', 'end_c'],
  ['e6', 'save_next'],
  ['e7 00 00', 'save_any_reg'],
  ['fc', 'pac_sign_lr'],
])('ARM64: %s is %s, whatever follows', (code, expected) => {
  expect(texts(unwindStepsArm64(fromHex(`${code} e3 e4`)))).toEqual([expected, 'nop', 'end']);
});

test.each([
  ['00', 'add SP, #0x0'],
  ['7f', 'add SP, #0x1fc'],
  ['80 01', 'pop {R0}'],
  ['bf ff', 'pop {R0, R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, LR}'],
  ['c0', 'mov SP, R0'],
  ['cf', 'mov SP, R15'],
  ['d0', 'pop {R4}'],
  ['d3', 'pop {R4, R5, R6, R7}'],
  ['d4', 'pop {R4, LR}'],
  ['d8', 'pop {R4, R5, R6, R7, R8}'],
  ['df', 'pop {R4, R5, R6, R7, R8, R9, R10, R11, LR}'],
  ['e0', 'vpop {D8-D8}'],
  ['e7', 'vpop {D8-D15}'],
  ['e8 01', 'add SP, #0x4'],
  ['eb ff', 'add SP, #0xffc'],
  ['ec 01', 'pop {R0}'],
  ['ed ff', 'pop {R0, R1, R2, R3, R4, R5, R6, R7, LR}'],
  ['ef 0f', 'ldr LR, [SP], #0x3c'],
  ['f5 01', 'vpop {D0-D1}'],
  ['f6 ff', 'vpop {D31-D31}'],
  ['f7 ff ff', 'add SP, #0x3fffc'],
  ['f8 ff ff ff', 'add SP, #0x3fffffc'],
  ['f9 00 01', 'add SP, #0x4'],
  ['fa 00 00 01', 'add SP, #0x4'],
  ['fb', 'nop'],
  ['fc', 'nop'],
  ['fd', 'end, nop'],
  ['fe', 'end, nop'],
  ['ff', 'end'],
])('ARM: %s is %s, whatever follows', (code, expected) => {
  expect(texts(unwindStepsArm(fromHex(`${code} fb ff`)))).toEqual([expected, 'nop', 'end']);
});

test('epilogs begin at the index of an operation', () => {
  expect(unwindStepsArm64(fromHex('e1 c8 02 83 e4')).map(({ index }) => index)).toEqual([0, 1, 3, 4]);
});
