import type { Style } from '../style.js';
import { columns } from '../text/columns.js';
import type { Explanation } from './explanation.js';

/** Everything about one thing, as lines. */
export function inFull({ is, name, says, details }: Explanation, style: Style): string[] {
  const rows = Object.entries(details).flatMap(([label, text]) => [text].flat().map((line, index) => [index === 0 ? style.faint(label) : '', line]));
  return [`${style.heading(name)}  ${is}`, `  ${says}`, ...columns(rows).map((line) => `  ${line}`)];
}

/** One line for each of many things. */
export function overview(query: string, found: readonly Explanation[], style: Style): string[] {
  const rows = found.map(({ is, name, says }) => [style.key(name), is, says]);
  return [`${query} means ${found.length} things; npx r2r explain NAME says more of one`, '', ...columns(rows)];
}
