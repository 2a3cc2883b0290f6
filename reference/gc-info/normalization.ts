import { R2RError } from '../errors.js';
import type { Machine } from '../image/target.js';
import type { GcInfoVersion } from './versions.js';

/**
 * How the bit stream scales what it stores (r2r-format 9.4, gcinfotypes.h `NORMALIZE_...`). A stored value times the scale
 * is the value in bytes.
 */
export interface GcInfoNormalization {
  readonly codeLengthScale: number;
  /** Of safe points, interruptible ranges, prolog and epilog sizes. */
  readonly codeOffsetScale: number;
  readonly stackSlotScale: number;
  readonly stackAreaScale: number;
  stackBaseRegister(stored: number): number;
  /** The inverse; of a register that cannot be stored, a number that stands for another one. */
  storedStackBaseRegister(register: number): number;
}

interface Scales {
  readonly code: number;
  readonly stack: number;
  stackBaseRegister(stored: number): number;
  storedStackBaseRegister(register: number): number;
}

/** A register is stored exclusive-or the most frequent one, which so becomes 0. */
function exclusiveOr(frequent: number): Pick<Scales, 'stackBaseRegister' | 'storedStackBaseRegister'> {
  const flip = (value: number): number => (value ^ frequent) >>> 0;
  return { stackBaseRegister: flip, storedStackBaseRegister: flip };
}

/** 0 stands for the frame pointer, everything else for the stack pointer. */
function oneOfTwo(framePointer: number, stackPointer: number): Pick<Scales, 'stackBaseRegister' | 'storedStackBaseRegister'> {
  return {
    stackBaseRegister: (stored) => (stored === 0 ? framePointer : stackPointer),
    storedStackBaseRegister: (register) => (register === framePointer ? 0 : 1),
  };
}

const SCALES: Record<Exclude<Machine, 'I386'>, Scales> = {
  AMD64: { code: 1, stack: 8, ...exclusiveOr(5) },
  ARMNT: {
    code: 2,
    stack: 4,
    stackBaseRegister: (stored) => ((stored ^ 7) >>> 0) + 4,
    storedStackBaseRegister: (register) => ((register - 4) ^ 7) >>> 0,
  },
  ARM64: { code: 4, stack: 8, ...exclusiveOr(29) },
  LOONGARCH64: { code: 4, stack: 8, ...oneOfTwo(22, 3) },
  // Older sources scale code by 4; which version changed it is unknown (r2r-format 15), so the current rule holds for all.
  RISCV64: { code: 2, stack: 8, ...oneOfTwo(8, 2) },
  WASM32: { code: 1, stack: 1, stackBaseRegister: (stored) => stored, storedStackBaseRegister: (register) => register },
};

/** Before version 4 code offsets were stored as they are, while code lengths were scaled in every version. */
export function gcInfoNormalization(machine: Exclude<Machine, 'I386'>, version: GcInfoVersion): GcInfoNormalization {
  const { code, stack, stackBaseRegister, storedStackBaseRegister } = SCALES[machine];
  return {
    codeLengthScale: code,
    codeOffsetScale: version >= 4 ? code : 1,
    stackSlotScale: stack,
    stackAreaScale: stack,
    stackBaseRegister,
    storedStackBaseRegister,
  };
}

/** A value in bytes as it is stored. @throws R2RError `gc-info.number` if it is no multiple of the scale */
export function stored(value: number, scale: number): number {
  const result = value / scale;
  if (!Number.isInteger(result)) throw new R2RError('gc-info.number', `${value} is no multiple of ${scale}`);
  return result;
}
