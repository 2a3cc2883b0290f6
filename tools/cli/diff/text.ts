import type { Style } from '../style.js';
import type { Change, ChangeGroup, LineChange } from './changes.js';
import type { ImageDifference } from './diff-images.js';

/** A difference of two images as lines for a reader. @param limit so many changes of each group are shown */
export function* differenceText({ first, groups }: ImageDifference, style: Style, limit: number): Iterable<string> {
  if (first === undefined) yield '  all fields are equal; the bytes differ in code or between structures';
  else yield `  first field that differs: ${style.key(first.path)}  ${first.before ?? 'absent'} -> ${first.after ?? 'absent'}`;
  if (groups.length === 0) yield '  nothing else than the layout differs';
  for (const group of groups) yield* groupText(group, style, limit);
}

function* groupText({ name, same, added, removed, changed, changes }: ChangeGroup, style: Style, limit: number): Iterable<string> {
  const counts = [[added, 'added'], [removed, 'removed'], [changed, 'changed'], [same, 'same']] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  yield '';
  yield `${style.heading(name)}  ${said.join(', ')}`;
  for (const change of changes.slice(0, limit)) yield* changeText(change, style);
  if (changes.length > limit) yield `  ... and ${changes.length - limit} more (--limit)`;
}

function* changeText({ mark, subject, lines }: Change, style: Style): Iterable<string> {
  const [one, other] = lines;
  if (lines.length === 2 && one.mark === '-' && other.mark === '+') {
    const [before, after] = withoutCommonStart(one.text, other.text);
    yield `  ${mark} ${subject}: ${before} -> ${after}`;
    return;
  }
  yield marked(mark, `${mark} ${subject}`, style);
  for (const line of lines) yield `    ${lineText(line, style)}`;
}

function lineText({ mark, text }: LineChange, style: Style): string {
  return marked(mark, `${mark} ${text}`, style).trimStart();
}

function marked(mark: Change['mark'], text: string, style: Style): string {
  const indented = `  ${text}`;
  return mark === '+' ? style.good(indented) : mark === '-' ? style.bad(indented) : indented;
}

/** `code  body of 12 bytes`, `code  body of 14 bytes`: what both begin with, up to the last blank, is said once. */
function withoutCommonStart(before: string, after: string): [string, string] {
  let length = 0;
  while (length < before.length && before[length] === after[length]) length++;
  const start = before.lastIndexOf('  ', length);
  return start <= 0 ? [before, after] : [before, after.slice(start + 2)];
}
