import { MAX_ALIGNMENT, roundUp, SLOT_SIZE } from './argument-layout.js';

/** TransitionBlock: 0 m_ReturnAddress, 4 m_StackPointer; the argument area follows (wasm-r2r 4.1). */
export const TRANSITION_BLOCK = { size: 8, returnAddress: 0, stackPointer: 4 } as const;

/** The frame of a thunk, in bytes from its own stack pointer upwards. */
export interface ThunkFrame {
  readonly transitionBlock: number;
  readonly arguments: number;
  /** A multiple of 16. */
  readonly size: number;
}

/** With the local that takes the result. */
export interface R2RToInterpreterFrame extends ThunkFrame {
  readonly returnSlot: number;
}

/** The frame of an R2R-to-interpreter thunk: arguments are 16-aligned, so the block stands 8 bytes above the frame's start (wasm-r2r 4.3). */
export function r2rToInterpreterFrame(areaSize: number, returnsVector: boolean): R2RToInterpreterFrame {
  const start = roundUp(TRANSITION_BLOCK.size, MAX_ALIGNMENT);
  const returnSlot = start + roundUp(areaSize, MAX_ALIGNMENT);
  const size = roundUp(returnSlot + (returnsVector ? MAX_ALIGNMENT : SLOT_SIZE), MAX_ALIGNMENT);
  return { transitionBlock: start - TRANSITION_BLOCK.size, arguments: start, returnSlot, size };
}

/** The frame of an import thunk: the block stands at its start, so that arguments are 8-aligned only (wasm-r2r 4.4). */
export function importThunkFrame(areaSize: number): ThunkFrame {
  return { transitionBlock: 0, arguments: TRANSITION_BLOCK.size, size: roundUp(areaSize + TRANSITION_BLOCK.size, MAX_ALIGNMENT) };
}
