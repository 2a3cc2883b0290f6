import { compiledMethods } from '../../../reference/names/compiled-methods.js';
import { NOTHING_FOUND } from '../methods.js';
import { clauseText } from './exception-clauses.js';
import { debugInfoText } from './debug-info.js';
import { functionText } from './code.js';
import { methodText } from './method.js';
import { hexNumber } from './numbers.js';
import type { Page } from './page.js';

/** The methods of the sections 103 and 109 that are asked for, and then what belongs to none. */
export function* methodsText(page: Page): Iterable<string> {
  yield* page.heading('Methods');
  let count = 0;
  for (const method of compiledMethods(page.image)) {
    if (page.selected?.(method) === false) continue;
    count++;
    yield* methodText(method, page);
  }
  if (page.selected === undefined) yield* leftOverText(page);
  else if (count === 0) page.problem(NOTHING_FOUND);
}

/** Functions, clauses and debug info that no entry point leads to. */
function* leftOverText(page: Page): Iterable<string> {
  const { image } = page;
  const { runtimeFunctions, functionExtents } = image;
  const entries = new Set(functionExtents.entries);
  for (const func of runtimeFunctions?.entries() ?? []) {
    if (functionExtents.entryOf(func.index) === undefined) {
      yield* page.guarded(`RuntimeFunctions[${func.index}]`, () => functionText(func, 'of nobody', page, '  '));
    }
  }
  for (const { methodRva, clauses } of page.exceptionInfo?.entries() ?? []) {
    const func = runtimeFunctions?.findByCodeStart(methodRva);
    if (func !== undefined && entries.has(func.index)) continue;
    yield `  exceptions of nobody at RVA ${hexNumber(methodRva)}`;
    for (const clause of clauses) yield `             ${clauseText(clause, undefined, image.resolver)}`;
  }
  for (const { index, ...info } of page.debugInfo?.entries() ?? []) {
    if (entries.has(index)) continue;
    yield `  debug info of function ${index}, which is no entry point`;
    yield* debugInfoText(info, image, '  ');
  }
}
