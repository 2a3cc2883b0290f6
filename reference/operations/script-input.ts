import type { ThunkImage } from '../../conformance/contract/thunk-scripts.js';
import { isRecord } from './kinds/given.js';

/** Whether a script has the images that the contract gives it. */
export function areImages(value: unknown): value is Record<string, ThunkImage> {
  return isRecord(value) && Object.values(value).every(isImage);
}

function isImage(value: unknown): boolean {
  return isRecord(value) && isIndex(value.tableBase) && Array.isArray(value.thunks) && value.thunks.every((pair) => isRecord(pair) && typeof pair.key === 'string' && isIndex(pair.value));
}

/** Whether a script has steps: records that say what to do. */
export function areSteps(value: unknown): value is ({ do: string } & Record<string, unknown>)[] {
  return Array.isArray(value) && value.every((step) => isRecord(step) && typeof step.do === 'string');
}

/** Whether a value is a number of 32 bits without sign. */
export function isIndex(value: unknown): value is number {
  return typeof value === 'number' && value >>> 0 === value;
}
