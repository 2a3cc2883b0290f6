import type { RuntimeFunction } from '../../../reference/image/runtime-functions.js';
import { hex } from '../../../reference/io/hex.js';
import type { CompiledMethod } from '../../../reference/names/compiled-methods.js';
import { functionLength } from '../../../reference/unwind/function-length.js';
import { readUnwindData } from '../../../reference/unwind/unwind-data.js';
import { hexNumber } from '../text/numbers.js';
import type { LineChange } from './changes.js';
import { functionsWith } from './method-details.js';
import type { Side } from './side.js';

/** So many bytes are shown from the first one on that is another. */
const SHOWN = 8;

/**
 * The functions of a method with as many bytes of code as before, and others among them. Code addresses cells and data by their
 * distance, so that another layout makes other code.
 * @throws R2RError if code or unwind data cannot be read
 */
export function codeChanges(before: Side, after: Side, one: CompiledMethod, other: CompiledMethod): LineChange[] {
  // On wasm32 the code stands in the module around the payload.
  if (before.image.target.machine === 'WASM32' || after.image.target.machine === 'WASM32') return [];
  const [left, right] = [codeOf(before, one), codeOf(after, other)];
  return left.flatMap((code, index) => {
    const now = right[index];
    if (now === undefined || code.length !== now.length) return [];
    const first = code.findIndex((byte, offset) => byte !== now[offset]);
    if (first < 0) return [];
    const place = `code  ${index === 0 ? 'body' : `function ${index}`} from +${hexNumber(first)}`;
    return [{ mark: '-', text: `${place}  ${hex(code.subarray(first, first + SHOWN))}` }, { mark: '+', text: `${place}  ${hex(now.subarray(first, first + SHOWN))}` }];
  });
}

function codeOf({ image }: Side, method: CompiledMethod): Uint8Array[] {
  return functionsWith(image, method).map((func) => bytesOf(image, func));
}

function bytesOf({ context, runtimeFunctions }: CompiledMethod['image'], func: RuntimeFunction): Uint8Array {
  const start = runtimeFunctions?.codeStart(func.index) ?? func.begin;
  const { offset, end } = context.space.cursorOver(start, functionLength(context, func, readUnwindData(context, func)));
  return context.space.bytes.subarray(offset, end);
}
