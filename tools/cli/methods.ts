import type { Image } from '../../reference/image/image.js';
import { compiledMethods, type CompiledMethod } from '../../reference/names/compiled-methods.js';

/** The methods of an image with their runtime functions, all of them or a selection. */
export class MethodBook {
  private byEntry: Map<number, CompiledMethod> | undefined;

  constructor(readonly image: Image) {}

  /** The method that a runtime function belongs to. @throws R2RError if the tables cannot be read */
  ofFunction(index: number): CompiledMethod | undefined {
    const entry = this.image.functionExtents.entryOf(index);
    return entry === undefined ? undefined : this.methods.get(entry);
  }

  private get methods(): Map<number, CompiledMethod> {
    if (this.byEntry === undefined) {
      this.byEntry = new Map();
      for (const method of compiledMethods(this.image)) this.byEntry.set(method.entryPoint.runtimeFunctionIndex, method);
    }
    return this.byEntry;
  }
}

/** The runtime functions of a method: main body, funclets, cold parts. */
export function functionsOf(method: CompiledMethod): number[] {
  const { functionExtents } = method.image;
  const first = method.entryPoint.runtimeFunctionIndex;
  const hot = Array.from({ length: functionExtents.countAt(first) }, (_, index) => first + index);
  const cold = functionExtents.coldPart(first);
  return cold === undefined ? hot : [...hot, ...Array.from({ length: cold.count }, (_, index) => cold.first + index)];
}

/** What is said where a filter leaves nothing. */
export const NOTHING_FOUND = 'no method is what --method and --type ask for';

/** Which methods are asked for. */
export interface MethodFilter {
  readonly method?: string;
  readonly type?: string;
}

/** True if the method is asked for: by a part of its signature, its token or its signature in hexadecimal, and its type. */
export function isSelected(method: CompiledMethod, { method: wanted, type }: MethodFilter): boolean {
  if (type !== undefined && !(method.typeText?.includes(type) ?? false)) return false;
  if (wanted === undefined) return true;
  return method.id === idIn(wanted) || method.text.includes(wanted);
}

/** What would be the id of a method in the words of a user: `0x06000001`, `6000001`, signature bytes. */
function idIn(wanted: string): string {
  const digits = wanted.toLowerCase().replace(/^0x/, '');
  return /^6[0-9a-f]{6}$/.test(digits) ? `0${digits}` : digits;
}
