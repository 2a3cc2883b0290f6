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
}

interface Scales {
  readonly code: number;
  readonly stack: number;
  stackBaseRegister(stored: number): number;
}

const SCALES: Record<Exclude<Machine, 'I386'>, Scales> = {
  AMD64: { code: 1, stack: 8, stackBaseRegister: (stored) => (stored ^ 5) >>> 0 },
  ARMNT: { code: 2, stack: 4, stackBaseRegister: (stored) => ((stored ^ 7) >>> 0) + 4 },
  ARM64: { code: 4, stack: 8, stackBaseRegister: (stored) => (stored ^ 29) >>> 0 },
  LOONGARCH64: { code: 4, stack: 8, stackBaseRegister: (stored) => (stored === 0 ? 22 : 3) },
  // Older sources scale code by 4; which version changed it is unknown (r2r-format 15), so the current rule holds for all.
  RISCV64: { code: 2, stack: 8, stackBaseRegister: (stored) => (stored === 0 ? 8 : 2) },
  WASM32: { code: 1, stack: 1, stackBaseRegister: (stored) => stored },
};

/** Before version 4 code offsets were stored as they are, while code lengths were scaled in every version. */
export function gcInfoNormalization(machine: Exclude<Machine, 'I386'>, version: GcInfoVersion): GcInfoNormalization {
  const { code, stack, stackBaseRegister } = SCALES[machine];
  return {
    codeLengthScale: code,
    codeOffsetScale: version >= 4 ? code : 1,
    stackSlotScale: stack,
    stackAreaScale: stack,
    stackBaseRegister,
  };
}
