import { unwindSteps, type StepKind, type UnwindStep } from './steps.js';

const WORD = 4;

interface Operation extends StepKind {
  /** First bytes that are this operation. */
  readonly first: number;
  readonly last: number;
}

const add = (words: number): string => `add SP, #0x${(words * WORD).toString(16)}`;

/** "ARM exception handling" of the Windows documentation: each code is what an epilog would do. */
const OPERATIONS: readonly Operation[] = [
  { first: 0x00, last: 0x7f, length: 1, text: (code) => add(code & 0x7f) },
  { first: 0x80, last: 0xbf, length: 2, text: (code) => pop(bits(code & 0x1fff), (code & 0x2000) !== 0) },
  { first: 0xc0, last: 0xcf, length: 1, text: (code) => `mov SP, R${code & 0xf}` },
  { first: 0xd0, last: 0xd7, length: 1, text: (code) => pop(range(4, 4 + (code & 3)), (code & 4) !== 0) },
  { first: 0xd8, last: 0xdf, length: 1, text: (code) => pop(range(4, 8 + (code & 3)), (code & 4) !== 0) },
  { first: 0xe0, last: 0xe7, length: 1, text: (code) => `vpop {D8-D${8 + (code & 7)}}` },
  { first: 0xe8, last: 0xeb, length: 2, text: (code) => add(code & 0x3ff) },
  { first: 0xec, last: 0xed, length: 2, text: (code) => pop(bits(code & 0xff), (code & 0x100) !== 0) },
  { first: 0xef, last: 0xef, length: 2, text: (code) => `ldr LR, [SP], #0x${((code & 0xf) * WORD).toString(16)}` },
  { first: 0xf5, last: 0xf5, length: 2, text: (code) => `vpop {D${(code >>> 4) & 0xf}-D${code & 0xf}}` },
  { first: 0xf6, last: 0xf6, length: 2, text: (code) => `vpop {D${16 + ((code >>> 4) & 0xf)}-D${16 + (code & 0xf)}}` },
  { first: 0xf7, last: 0xf7, length: 3, text: (code) => add(code & 0xffff) },
  { first: 0xf8, last: 0xf8, length: 4, text: (code) => add(code & 0xffffff) },
  { first: 0xf9, last: 0xf9, length: 3, text: (code) => add(code & 0xffff) },
  { first: 0xfa, last: 0xfa, length: 4, text: (code) => add(code & 0xffffff) },
  { first: 0xfb, last: 0xfc, length: 1, text: () => 'nop' },
  { first: 0xfd, last: 0xfe, length: 1, text: () => 'end, nop' },
  { first: 0xff, last: 0xff, length: 1, text: () => 'end' },
];

/** The operations of unwind codes of ARM, padding behind the last `end` left out. */
export function unwindStepsArm(codes: Uint8Array): UnwindStep[] {
  return unwindSteps(codes, (byte) => OPERATIONS.find(({ first, last }) => byte >= first && byte <= last));
}

function pop(registers: readonly number[], withLr: boolean): string {
  const names = registers.map((register) => `R${register}`);
  return `pop {${[...names, ...(withLr ? ['LR'] : [])].join(', ')}}`;
}

function bits(mask: number): number[] {
  return range(0, 12).filter((bit) => ((mask >>> bit) & 1) !== 0);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
