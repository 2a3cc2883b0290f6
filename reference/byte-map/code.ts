import { R2RError } from '../errors.js';
import { readMethodGcInfo } from '../gc-info/method-gc-info.js';
import type { Image } from '../image/image.js';
import { Lazy } from '../image/lazy.js';
import type { RuntimeFunction } from '../image/runtime-functions.js';
import { readableRangeOfSection } from '../image/section-file-range.js';
import { compiledMethods, type CompiledMethod } from '../names/compiled-methods.js';
import { functionLength } from '../unwind/function-length.js';
import { readUnwindData } from '../unwind/unwind-data.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** Section 102: its entries, the code, and what the entries point to. Blobs that functions share are named once. */
export function* codeBytes(image: Image): Iterable<OwnedBytes> {
  const { runtimeFunctions, functionExtents, delayLoadThunks } = image;
  const thunks = delayLoadThunks && readableRangeOfSection(image, delayLoadThunks);
  if (thunks !== undefined) yield owned(thunks, 'import thunks', () => 'import thunks');
  if (runtimeFunctions === undefined) return;
  const methods = new Lazy(() => methodsByEntry(image));

  const { range, sentinel, firstTableIndex } = runtimeFunctions;
  const tail = (sentinel === 'outside' ? 4 : 0) + (firstTableIndex === undefined ? 0 : 4);
  yield owned({ start: range.end, end: range.end + tail }, 'runtime functions', () => 'end of the runtime functions');
  const seen = new Set<number>();
  for (const func of runtimeFunctions.entries()) {
    const entry = functionExtents.entryOf(func.index);
    const name = (): string => nameOf(func, entry, entry === undefined ? undefined : methods.value.get(entry));
    yield owned(func.range, 'runtime functions', () => `runtime function ${name()}`);
    yield* functionBytes(image, func, entry === func.index, seen, name);
  }
}

/** Only names need the methods. A table that cannot be read leaves them without. */
function methodsByEntry(image: Image): Map<number, CompiledMethod> {
  const methods = new Map<number, CompiledMethod>();
  try {
    for (const method of compiledMethods(image)) methods.set(method.entryPoint.runtimeFunctionIndex, method);
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
  }
  return methods;
}

function nameOf({ index }: RuntimeFunction, entry: number | undefined, method: CompiledMethod | undefined): string {
  const text = method === undefined ? '' : `, ${method.text}`;
  return entry === undefined || entry === index ? `${index}${text}` : `${index} (part of ${entry}${text})`;
}

function* functionBytes(image: Image, func: RuntimeFunction, isEntry: boolean, seen: Set<number>, name: () => string): Iterable<OwnedBytes> {
  const { context, runtimeFunctions } = image;
  const unwind = readUnwindData(context, func);
  if (context.target.machine !== 'WASM32') {
    const start = runtimeFunctions?.codeStart(func.index) ?? func.begin;
    const code = readableRangeOfSection(image, { rva: start, size: functionLength(context, func, unwind) });
    if (code !== undefined) yield owned(code, 'code', () => `code of function ${name()}`);
  }
  if (!seen.has(unwind.range.start)) yield owned(unwind.range, 'unwind data', () => `unwind data of function ${name()}`);
  seen.add(unwind.range.start);
  if (isEntry && !seen.has(~unwind.range.end)) {
    seen.add(~unwind.range.end);
    yield owned(readMethodGcInfo(context, func, unwind).range, 'GC info', () => `GC info of function ${name()}`);
  }
}
