import type { DumpFormat, DumpOptions } from './dump-format.js';
import { isSelected } from './methods.js';
import { lines } from './output.js';
import { allSections } from '../../reference/model/all-sections.js';
import { wantedSections } from './section-filter.js';
import { PLAIN, styleFor } from './style.js';
import { containerText, headline } from './text/file.js';
import { headerText } from './text/header.js';
import { methodsText } from './text/methods.js';
import { selectedTypesText } from './text/module-tables.js';
import { Page, type Selected } from './text/page.js';
import { sectionText } from './text/sections.js';

/** What the sections 102 to 105 and 109 say is said with each method, unless one of them is asked for. */
const SAID_WITH_METHODS = new Set([102, 103, 104, 105, 109]);
/** The import sections stand in front of the methods that refer to them. */
const METHODS_BEHIND = 101;

/** An image as text for a reader. */
export const textDump: DumpFormat = (image, options, problem) => {
  const style = options.output === undefined ? styleFor(process.stdout) : PLAIN;
  return lines(imageText(new Page(image, style, options.hex === true, selection(options), problem), options));
};

function selection({ method, type }: DumpOptions): Selected | undefined {
  return method === undefined && type === undefined ? undefined : (each) => isSelected(each, { method, type });
}

function* imageText(page: Page, { section, type }: DumpOptions): Iterable<string> {
  const { wanted } = wantedSections(section);
  yield headline(page.image, page);
  if (wanted !== undefined) {
    yield* wantedText(page, wanted);
  } else if (page.selected !== undefined) {
    if (type !== undefined) yield* page.guarded('AvailableTypes', () => selectedTypesText(page, type));
    yield* page.guarded('methods', () => methodsText(page));
  } else {
    yield* wholeText(page);
  }
}

function* wantedText(page: Page, wanted: ReadonlySet<string>): Iterable<string> {
  if (wanted.has('container')) yield* page.guarded('container', () => containerText(page));
  if (wanted.has('header')) yield* page.guarded('header', () => headerText(page));
  for (const { module, section } of allSections(page.image)) {
    if (wanted.has(String(section.type))) yield* sectionText(page, section, module);
  }
}

function* wholeText(page: Page): Iterable<string> {
  yield* page.guarded('container', () => containerText(page));
  yield* page.guarded('header', () => headerText(page));
  let methodsShown = false;
  for (const { module, section } of allSections(page.image)) {
    if (!methodsShown && section.type > METHODS_BEHIND) {
      yield* page.guarded('methods', () => methodsText(page));
      methodsShown = true;
    }
    if (!SAID_WITH_METHODS.has(section.type)) yield* sectionText(page, section, module);
  }
}
