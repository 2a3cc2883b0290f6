/** Text of unknown origin as code: no markup, no mention of a person, no link. */
export function code(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  const ticks = '`'.repeat(longestRun(oneLine) + 1);
  const inner = oneLine.startsWith('`') || oneLine.endsWith('`') ? ` ${oneLine} ` : oneLine;
  return `${ticks}${inner}${ticks}`;
}

/** Lines as they are. */
export function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/** A sentence as a sentence. */
export function prose(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|@~&]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A table whose `numeric` columns are flush right. Cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], numeric: readonly number[] = []): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  const rule = head.map((_, column) => (numeric.includes(column) ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
