import { compiledMethods, DefinedMethod, type CompiledMethod } from '../../../reference/names/compiled-methods.js';
import type { ImageModule } from '../../../reference/image/image-module.js';
import { debugInfoText } from './debug-info.js';
import { clauseText } from './exception-clauses.js';
import { fixupsText, methodLine } from './method.js';
import { functionText } from './code.js';
import { hexNumber } from './numbers.js';
import type { Page } from './page.js';

/** Section 103 of a module: methods with their entry points and fixups. */
export function* methodEntryPointsText(page: Page, module: ImageModule): Iterable<string> {
  const table = module.methodEntryPoints;
  if (table === undefined) return;
  yield* page.bytes(table.array.headerRange, 'array header and index', 2);
  for (const entry of table.entries()) yield* entryPointText(new DefinedMethod(module, entry.rid, page.image, entry, table), page);
}

/** Section 109. */
export function* instanceEntryPointsText(page: Page): Iterable<string> {
  for (const method of compiledMethods(page.image)) {
    if (!(method instanceof DefinedMethod)) yield* entryPointText(method, page);
  }
}

function* entryPointText(method: CompiledMethod, page: Page): Iterable<string> {
  if (page.selected?.(method) === false) return;
  yield `  ${methodLine(method, page)}  ${page.style.faint(`function ${method.entryPoint.runtimeFunctionIndex}`)}`;
  yield* page.bytes(method.entryPoint.range, 'entry point', 4);
  yield* page.guarded(method.id, () => fixupsText(method, page));
}

/** Section 102: every function with its unwind data and GC info. */
export function* runtimeFunctionsText(page: Page): Iterable<string> {
  const functions = page.image.runtimeFunctions;
  if (functions === undefined) return;
  const { functionExtents } = page.image;
  yield `  ${functions.count} entries of ${functions.entrySize} bytes, sentinel ${functions.sentinel === 'absent' ? 'absent' : `${functions.sentinel} the section`}`;
  for (const func of functions.entries()) {
    if (!page.isSelectedFunction(func.index)) continue;
    const method = page.methods.ofFunction(func.index);
    if (method !== undefined) yield `  ${methodLine(method, page)}`;
    const entry = functionExtents.entryOf(func.index);
    const role = entry === func.index ? 'body' : entry !== undefined && func.index >= entry + functionExtents.countAt(entry) ? 'cold part' : 'funclet';
    yield* page.guarded(`RuntimeFunctions[${func.index}]`, () => functionText(func, role, page, '    '));
  }
}

/** Section 104. */
export function* exceptionInfoText(page: Page): Iterable<string> {
  const { image } = page;
  for (const { methodRva, clauses, range } of page.exceptionInfo?.entries() ?? []) {
    const func = image.runtimeFunctions?.findByCodeStart(methodRva);
    if (func !== undefined && !page.isSelectedFunction(func.index)) continue;
    const method = func && page.methods.ofFunction(func.index);
    yield `  ${method === undefined ? `RVA ${hexNumber(methodRva)}, no method` : methodLine(method, page)}`;
    yield* page.bytes(range, 'lookup entry', 4);
    for (const clause of clauses) {
      yield `    ${clauseText(clause, method?.moduleIndex, image.resolver)}`;
      yield* page.bytes(clause.range, 'clause', 6);
    }
  }
}

/** Section 105. */
export function* debugInfoSectionText(page: Page): Iterable<string> {
  for (const { index, ...info } of page.debugInfo?.entries() ?? []) {
    if (!page.isSelectedFunction(index)) continue;
    const method = page.methods.ofFunction(index);
    yield `  ${method === undefined ? `function ${index}, no method` : methodLine(method, page)}`;
    yield* debugInfoText(info, page.image, '    ');
    yield* page.bytes(info.element, 'element', 4);
    yield* page.bytes({ start: info.header.range.start, end: info.header.asyncInfo.end }, 'debug info', 4);
  }
}
