import { unwindSteps, type UnwindStep } from './steps.js';

/** A field of an operation: how far from the right, and how wide. */
type Field = readonly [shift: number, bits: number];

interface Operation {
  readonly name: string;
  /** First bytes that are this operation: `byte & mask === value`. */
  readonly mask: number;
  readonly value: number;
  readonly length: number;
  readonly x?: Field;
  readonly z?: Field;
  readonly operands?: (x: number, z: number) => string;
}

const size = (x: number): string => `#0x${(x * 16).toString(16)}`;
const at = (z: number): string => `[SP, #0x${(z * 8).toString(16)}]`;
const pushed = (z: number): string => `[SP, #-0x${((z + 1) * 8).toString(16)}]!`;
const pair = (register: string, first: number): string => `${register}${first}, ${register}${first + 1}`;

/** "ARM64 exception handling" of the Windows documentation; letters as there. */
const OPERATIONS: readonly Operation[] = [
  { name: 'alloc_s', mask: 0xe0, value: 0x00, length: 1, x: [0, 5], operands: size },
  { name: 'save_r19r20_x', mask: 0xe0, value: 0x20, length: 1, z: [0, 5], operands: (_, z) => `X19, X20, [SP, #-0x${(z * 8).toString(16)}]!` },
  { name: 'save_fplr', mask: 0xc0, value: 0x40, length: 1, z: [0, 6], operands: (_, z) => `FP, LR, ${at(z)}` },
  { name: 'save_fplr_x', mask: 0xc0, value: 0x80, length: 1, z: [0, 6], operands: (_, z) => `FP, LR, ${pushed(z)}` },
  { name: 'alloc_m', mask: 0xf8, value: 0xc0, length: 2, x: [0, 11], operands: size },
  { name: 'save_regp', mask: 0xfc, value: 0xc8, length: 2, x: [6, 4], z: [0, 6], operands: (x, z) => `${pair('X', 19 + x)}, ${at(z)}` },
  { name: 'save_regp_x', mask: 0xfc, value: 0xcc, length: 2, x: [6, 4], z: [0, 6], operands: (x, z) => `${pair('X', 19 + x)}, ${pushed(z)}` },
  { name: 'save_reg', mask: 0xfc, value: 0xd0, length: 2, x: [6, 4], z: [0, 6], operands: (x, z) => `X${19 + x}, ${at(z)}` },
  { name: 'save_reg_x', mask: 0xfe, value: 0xd4, length: 2, x: [5, 4], z: [0, 5], operands: (x, z) => `X${19 + x}, ${pushed(z)}` },
  { name: 'save_lrpair', mask: 0xfe, value: 0xd6, length: 2, x: [6, 3], z: [0, 6], operands: (x, z) => `X${19 + 2 * x}, LR, ${at(z)}` },
  { name: 'save_fregp', mask: 0xfe, value: 0xd8, length: 2, x: [6, 3], z: [0, 6], operands: (x, z) => `${pair('D', 8 + x)}, ${at(z)}` },
  { name: 'save_fregp_x', mask: 0xfe, value: 0xda, length: 2, x: [6, 3], z: [0, 6], operands: (x, z) => `${pair('D', 8 + x)}, ${pushed(z)}` },
  { name: 'save_freg', mask: 0xfe, value: 0xdc, length: 2, x: [6, 3], z: [0, 6], operands: (x, z) => `D${8 + x}, ${at(z)}` },
  { name: 'save_freg_x', mask: 0xff, value: 0xde, length: 2, x: [5, 3], z: [0, 5], operands: (x, z) => `D${8 + x}, ${pushed(z)}` },
  { name: 'alloc_l', mask: 0xff, value: 0xe0, length: 4, x: [0, 24], operands: size },
  { name: 'set_fp', mask: 0xff, value: 0xe1, length: 1 },
  { name: 'add_fp', mask: 0xff, value: 0xe2, length: 2, x: [0, 8], operands: (x) => `#0x${(x * 8).toString(16)}` },
  { name: 'nop', mask: 0xff, value: 0xe3, length: 1 },
  { name: 'end', mask: 0xff, value: 0xe4, length: 1 },
  { name: 'end_c', mask: 0xff, value: 0xe5, length: 1 },
  { name: 'save_next', mask: 0xff, value: 0xe6, length: 1 },
  { name: 'save_any_reg', mask: 0xff, value: 0xe7, length: 3 },
  { name: 'pac_sign_lr', mask: 0xff, value: 0xfc, length: 1 },
];

/** The operations of unwind codes of ARM64, padding behind the last `end` left out. */
export function unwindStepsArm64(codes: Uint8Array): UnwindStep[] {
  return unwindSteps(codes, (first) => {
    const operation = OPERATIONS.find(({ mask, value }) => (first & mask) === value);
    return operation && { length: operation.length, text: (code) => operationText(operation, code) };
  });
}

function operationText({ name, x, z, operands }: Operation, code: number): string {
  const field = (place: Field | undefined): number => (place === undefined ? 0 : (code >>> place[0]) & (2 ** place[1] - 1));
  return operands === undefined ? name : `${name} ${operands(field(x), field(z))}`;
}
