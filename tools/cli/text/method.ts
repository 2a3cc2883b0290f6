import { readFixupList } from '../../../reference/image/fixup-list.js';
import type { CompiledMethod } from '../../../reference/names/compiled-methods.js';
import { functionsOf } from '../methods.js';
import { functionText, type FunctionRole } from './code.js';
import { debugInfoText } from './debug-info.js';
import { clauseText } from './exception-clauses.js';
import type { Page } from './page.js';

const INDENT = '  ';

/** All that the image says about a method, in one place: fixups, code, unwind data, GC info, clauses, debug info. */
export function* methodText(method: CompiledMethod, page: Page): Iterable<string> {
  yield '';
  yield methodLine(method, page);
  yield* page.bytes(method.entryPoint.range, 'entry point', 4);
  yield* page.guarded(`${method.id}: fixups`, () => fixupsText(method, page));
  yield* page.guarded(`${method.id}: code`, () => functionsText(method, page));
  yield* page.guarded(`${method.id}: exception clauses`, () => clausesText(method, page));
  yield* page.guarded(`${method.id}: debug info`, () => debugText(method, page));
}

/** Its token, or of a method of section 109 its signature, and its name. */
export function methodLine(method: CompiledMethod, { style }: Page): string {
  return `${style.key(method.id)}  ${style.heading(method.text)}`;
}

export function* fixupsText(method: CompiledMethod, page: Page): Iterable<string> {
  const { entryPoint, table, image } = method;
  if (entryPoint.fixups === undefined) return;
  const list = readFixupList(table.fixupCursor(entryPoint.fixups), image.target.pointerSize, image.importSections);
  for (const [index, { importSection, slot }] of list.cells.entries()) {
    yield `${INDENT}${index === 0 ? 'fixups' : '      '}     ${page.style.key(`${importSection}[${slot}]`.padEnd(8))} ${page.cells.ofSlot(importSection, slot)}`;
  }
  yield* page.bytes(list.range, 'fixup list', 4);
}

function* functionsText(method: CompiledMethod, page: Page): Iterable<string> {
  const functions = page.image.runtimeFunctions;
  if (functions === undefined) return;
  const first = method.entryPoint.runtimeFunctionIndex;
  const hotCount = page.image.functionExtents.countAt(first);
  for (const index of functionsOf(method)) {
    const role: FunctionRole = index === first ? 'body' : index >= first && index < first + hotCount ? 'funclet' : 'cold part';
    yield* page.guarded(`RuntimeFunctions[${index}]`, () => functionText(functions.read(index), role, page, INDENT));
  }
}

function* clausesText(method: CompiledMethod, page: Page): Iterable<string> {
  const functions = page.image.runtimeFunctions;
  const info = functions && page.exceptionInfo?.find(functions.codeStart(method.entryPoint.runtimeFunctionIndex));
  if (info === undefined) return;
  yield `${INDENT}exceptions`;
  for (const clause of info.clauses) {
    yield `${INDENT}           ${clauseText(clause, method.moduleIndex, page.image.resolver)}`;
    yield* page.bytes(clause.range, 'clause', 4);
  }
}

function* debugText(method: CompiledMethod, page: Page): Iterable<string> {
  const info = page.debugInfo?.read(method.entryPoint.runtimeFunctionIndex);
  if (info === undefined) return;
  yield* debugInfoText(info, page.image, INDENT);
  yield* page.bytes(info.element, 'debug info element', 4);
  yield* page.bytes({ start: info.header.range.start, end: info.header.asyncInfo.end }, 'debug info', 4);
}
