import type { ByteMap } from '../../../reference/byte-map/byte-map.js';
import { readMethodGcInfo } from '../../../reference/gc-info/method-gc-info.js';
import type { RuntimeFunction } from '../../../reference/image/runtime-functions.js';
import type { CompiledMethod } from '../../../reference/names/compiled-methods.js';
import { readUnwindData } from '../../../reference/unwind/unwind-data.js';
import { codeExtentOf, functionAt } from '../code-extent.js';
import type { Place } from '../places.js';
import { ownersText } from './byte-map.js';
import { boundText } from './debug-info.js';
import { clauseText } from './exception-clauses.js';
import { liveSlotsText } from './live-slots.js';
import { methodLine } from './method.js';
import { codeOffset, counted, hexNumber } from './numbers.js';
import type { Page } from './page.js';
import { unwindCodeText, unwindText } from './unwind.js';

/** What is at a place: of code the method and what holds there, else the structures around the byte. */
export function* placeText(place: Place, page: Page, byteMap: () => ByteMap): Iterable<string> {
  yield '';
  yield `RVA ${hexNumber(place.rva)}, file ${hexNumber(place.offset)}`;
  const func = functionAt(page.image, place.rva);
  if (func === undefined) yield* ownersText(byteMap(), place.offset, page);
  else yield* page.guarded(`function ${func.index}`, () => codeText(place, func, page));
}

function* codeText(place: Place, func: RuntimeFunction, page: Page): Iterable<string> {
  const { image } = page;
  const { functionExtents } = image;
  const entry = functionExtents.entryOf(func.index);
  const method = page.methods.ofFunction(func.index);
  const offset = entry === undefined ? undefined : codeExtentOf(image, entry)?.offsetOf(place.rva);
  const inFunction = place.rva - (image.runtimeFunctions?.codeStart(func.index) ?? func.begin);
  yield `  code of    ${method === undefined ? 'no method' : methodLine(method, page)}`;
  if (entry !== undefined && offset !== undefined && method !== undefined) {
    yield `  offset     ${codeOffset(offset)} in the method`;
    yield `  function   ${func.index}, ${func.index === entry ? 'main body' : `part of function ${entry}`}, ${codeOffset(inFunction)}`;
    yield* page.guarded('debug info', () => ilText(entry, offset, page));
    yield* page.guarded('exception info', () => triesText(entry, offset, method, page));
    yield* page.guarded('GC info', () => gcText(entry, offset, page));
  } else {
    yield `  function   ${func.index}, ${codeOffset(inFunction)}`;
  }
  yield* page.guarded('unwind data', () => unwindTextAt(func, inFunction, page));
}

/** The last entries of the IL map that are not behind the place. */
function* ilText(entry: number, offset: number, page: Page): Iterable<string> {
  const bounds = page.debugInfo?.read(entry)?.bounds ?? [];
  const before = bounds.filter(({ nativeOffset }) => nativeOffset <= offset);
  const last = Math.max(...before.map(({ nativeOffset }) => nativeOffset));
  const texts = before.filter(({ nativeOffset }) => nativeOffset === last).map((bound) => boundText(bound, page.image.version));
  yield `  IL         ${texts.length === 0 ? 'unknown' : `from ${texts.join('; from ')}`}`;
}

function* triesText(entry: number, offset: number, method: CompiledMethod, page: Page): Iterable<string> {
  const functions = page.image.runtimeFunctions;
  const clauses = (functions && page.exceptionInfo?.find(functions.codeStart(entry)))?.clauses ?? [];
  for (const clause of clauses) {
    if (clause.tryBegin <= offset && offset < clause.tryEnd) yield `  inside     ${clauseText(clause, method.moduleIndex, page.image.resolver)}`;
    else if (clause.handlerBegin <= offset && offset < clause.handlerEnd) yield `  handler of ${clauseText(clause, method.moduleIndex, page.image.resolver)}`;
  }
}

function* gcText(entry: number, offset: number, page: Page): Iterable<string> {
  const { image } = page;
  const func = image.runtimeFunctions?.read(entry);
  if (func === undefined) return;
  const info = readMethodGcInfo(image.context, func, readUnwindData(image.context, func));
  yield* liveSlotsText(info, offset, image.target.machine);
}

/** Of AMD64 the operations that have been executed; the other formats describe the prolog as a whole. */
function* unwindTextAt(func: RuntimeFunction, inFunction: number, page: Page): Iterable<string> {
  const { context, target } = page.image;
  const unwind = readUnwindData(context, func);
  if (unwind.kind !== 'amd64' || unwind.chained !== undefined) {
    yield* unwindText(unwind, target, '  ');
    return;
  }
  const inEffect = unwind.codes.filter(({ prologOffset }) => prologOffset <= inFunction);
  const where = inFunction < unwind.prologSize ? `in the prolog of ${counted(unwind.prologSize, 'byte')}` : 'behind the prolog';
  yield `  unwind     ${where}, ${counted(inEffect.length, 'code')} of ${unwind.codes.length} in effect`;
  for (const code of inEffect) yield `             ${unwindCodeText(code)}`;
}
