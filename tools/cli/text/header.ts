import { HEADER_FLAGS } from '../../../reference/image/header-flags.js';
import { directoryProblems, type CoreHeader, type SectionEntry } from '../../../reference/image/header.js';
import { offsetIfMapped } from '../../../reference/image/rva-field.js';
import { problemText } from '../problems.js';
import { columns } from './columns.js';
import { placeText } from './file.js';
import { counted, flagNames, hexNumber } from './numbers.js';
import type { Page } from './page.js';

/** READYTORUN_HEADER and its section directory. */
export function* headerText(page: Page): Iterable<string> {
  const { header, file } = page.image;
  yield* page.heading('Header', `RVA ${hexNumber(file.headerRva)}, ${placeText(header.range)}`);
  yield `  version ${header.version.major}.${header.version.minor}`;
  yield* page.bytes({ start: header.range.start, end: header.coreRange.start }, 'signature, version', 2);
  yield* coreHeaderText(header, page);
}

/** READYTORUN_CORE_HEADER, also that of a component. */
export function* coreHeaderText(header: CoreHeader, page: Page): Iterable<string> {
  const { space } = page.image.context;
  yield `  flags ${hexNumber(header.flags)} ${flagNames(header.flags, HEADER_FLAGS)}`;
  const firstSection = header.sections[0]?.range.start ?? header.coreRange.end;
  yield* page.bytes({ start: header.coreRange.start, end: firstSection }, 'flags, section count', 2);
  const rows = columns(header.sections.map((section) => sectionRow(section, page)));
  for (const [index, row] of rows.entries()) {
    yield row;
    yield* page.bytes(header.sections[index].range, 'section', 2);
  }
  for (const problem of directoryProblems(header, space)) yield page.style.bad(`  ${problemText(problem)}`);
}

function sectionRow({ type, name, rva, size }: SectionEntry, page: Page): string[] {
  const offset = size === 0 ? undefined : offsetIfMapped(page.image.context.space, rva);
  return [`  ${type}`, name ?? '(unknown)', `RVA ${hexNumber(rva)}`, offset === undefined ? '' : `file ${hexNumber(offset)}`, counted(size, 'byte')];
}
