import { DebugInfoTable } from '../debug-info/debug-info.js';
import { readAsyncInfo } from '../debug-info/async-info.js';
import { readMethodGcInfo } from '../gc-info/method-gc-info.js';
import { ExceptionInfo } from '../image/exception-info.js';
import type { Image } from '../image/image.js';
import type { RuntimeFunction } from '../image/runtime-functions.js';
import type { SectionEntry } from '../image/header.js';
import { partCursor } from '../debug-info/debug-info.js';
import { functionLength } from '../unwind/function-length.js';
import { readUnwindData } from '../unwind/unwind-data.js';
import { bytesOf } from './imports.js';
import type { Selection } from './selection.js';

/** Section 102, and what its entries point to: each blob once, by the RVA that functions name. */
export function runtimeFunctionsNode(image: Image, selection: Selection): object | undefined {
  const table = image.runtimeFunctions;
  if (table === undefined) return undefined;
  const { count, entrySize, sentinel, firstTableIndex, range } = table;
  return {
    count,
    entrySize,
    sentinel,
    firstTableIndex,
    range,
    functions: functionNodes(image, selection),
    unwindData: unwindNodes(image, selection),
    gcInfo: gcInfoNodes(image, selection),
  };
}

function* selectedFunctions(image: Image, selection: Selection): Iterable<RuntimeFunction> {
  for (const func of image.runtimeFunctions?.entries() ?? []) {
    if (selection.hasFunction(func.index)) yield func;
  }
}

function* functionNodes(image: Image, selection: Selection): Iterable<object> {
  for (const func of selectedFunctions(image, selection)) {
    const entry = image.functionExtents.entryOf(func.index);
    // On wasm32 the code stands in the module around the payload.
    const code = image.target.machine === 'WASM32' ? undefined : (): object => codeNode(image, func);
    yield { ...func, entry, code };
  }
}

function codeNode(image: Image, func: RuntimeFunction): object {
  const { context, runtimeFunctions } = image;
  const start = runtimeFunctions?.codeStart(func.index) ?? func.begin;
  const { offset, end } = context.space.cursorOver(start, functionLength(context, func, readUnwindData(context, func)));
  const range = { start: offset, end };
  return { range, bytes: bytesOf(image, range) };
}

function* unwindNodes(image: Image, selection: Selection): Iterable<object> {
  const seen = new Set<number>();
  for (const func of selectedFunctions(image, selection)) {
    if (seen.has(func.unwindInfo)) continue;
    seen.add(func.unwindInfo);
    yield () => {
      const unwind = readUnwindData(image.context, func);
      return { rva: func.unwindInfo, ...unwind, bytes: bytesOf(image, unwind.range) };
    };
  }
}

function* gcInfoNodes(image: Image, selection: Selection): Iterable<object> {
  const seen = new Set<number>();
  for (const func of selectedFunctions(image, selection)) {
    if (image.functionExtents.entryOf(func.index) !== func.index || seen.has(func.unwindInfo)) continue;
    seen.add(func.unwindInfo);
    yield () => {
      const info = readMethodGcInfo(image.context, func, readUnwindData(image.context, func));
      return { behindUnwindData: func.unwindInfo, ...info, bytes: bytesOf(image, info.range) };
    };
  }
}

/** Section 104. */
export function* exceptionNodes(image: Image, section: SectionEntry, selection: Selection): Iterable<object> {
  for (const method of new ExceptionInfo(image.context, section).entries()) {
    const func = image.runtimeFunctions?.findByCodeStart(method.methodRva);
    if (func === undefined ? selection.all : selection.hasFunction(func.index)) yield { ...method, runtimeFunctionIndex: func?.index };
  }
}

/** Section 105: elements by function, and each blob once, by the offset at which it begins. */
export function debugInfoNode(image: Image, section: SectionEntry, selection: Selection): object {
  const table = new DebugInfoTable(image.context, section);
  const { count, indexEntrySize, base, headerRange } = table.array;
  return { array: { count, indexEntrySize, base, headerRange }, entries: debugEntries(table, selection), blobs: debugBlobs(image, table, selection) };
}

function* debugEntries(table: DebugInfoTable, selection: Selection): Iterable<object> {
  for (const { index, element, header } of table.entries()) {
    if (selection.hasFunction(index)) yield { index, element, blob: header.range.start };
  }
}

function* debugBlobs(image: Image, table: DebugInfoTable, selection: Selection): Iterable<object> {
  const seen = new Set<number>();
  for (const { index, header, bounds, variables } of table.entries()) {
    const { start } = header.range;
    if (!selection.hasFunction(index) || seen.has(start)) continue;
    seen.add(start);
    const range = { start, end: header.asyncInfo.end };
    const hasAsync = header.asyncInfo.end > header.asyncInfo.start;
    const asyncInfo = hasAsync ? (): object => readAsyncInfo(partCursor(image.context, header.asyncInfo), image.context) : undefined;
    yield { blob: start, range, header, bounds, variables, asyncInfo, bytes: bytesOf(image, range) };
  }
}
