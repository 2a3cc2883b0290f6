/** Small pieces of Markdown as GitHub renders it. */

/** A table; rows whose cells are all empty in a column lose the column. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = header.map((_, column) => column === 0 || rows.some((row) => row[column] !== ''));
  const line = (cells: readonly string[]): string => `| ${cells.filter((_, column) => used[column]).map(cell).join(' | ')} |`;
  return [line(header), `|${used.filter(Boolean).map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** A bar ends a cell even inside of code. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

export const block = (lines: readonly string[]): string => ['```', ...lines, '```'].join('\n');

export const link = (text: string, target: string): string => `[${text}](${target})`;

/** A place that links reach, in text that is no heading. */
export const anchor = (id: string): string => `<a id="${id.toLowerCase()}"></a>`;

export const hexadecimal = (value: number, digits = 2): string => `${value < 0 ? '-' : ''}0x${Math.abs(value).toString(16).toUpperCase().padStart(digits, '0')}`;

/** Paragraphs, tables and blocks with an empty line between them; empty ones are left out. */
export const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');
