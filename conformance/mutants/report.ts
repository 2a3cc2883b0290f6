import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOf, type Result } from './result.js';

/** Rounded down, so that 97 % are 97 %. */
function percent({ killed, counted }: Result): string {
  return `${(Math.floor((killed / Math.max(counted, 1)) * 1000) / 10).toFixed(1)} %`;
}

/** For the terminal: the share, and who survives. */
export function textOf(result: Result): string {
  const { killed, counted, rows, outcomes } = result;
  const bySuite = rows.reduce((sum, row) => sum + row.bySuite, 0);
  const explained = outcomes.length - counted;
  const survivors = outcomes.filter((outcome) => endOf(outcome) === 'survive').map(({ id, says }) => `survives: ${id} (${says})`);
  return [`${killed} of ${counted} killed (${percent(result)}), ${bySuite} of them by suites alone; ${explained} others change nothing that can be seen`, ...survivors].join('\n');
}

/** Writes what is committed: `result.json` with every outcome, `result.md` for people. */
export function writeResult(root: string, result: Result): void {
  const folder = join(root, 'conformance/mutants');
  const { outcomes, ...summary } = result;
  const lines = outcomes.map((outcome) => JSON.stringify(outcome)).join(',\n    ');
  writeFileSync(join(folder, 'result.json'), `${JSON.stringify(summary, undefined, 2).slice(0, -2)},\n  "outcomes": [\n    ${lines}\n  ]\n}\n`);
  writeFileSync(join(folder, 'result.md'), markdownOf(result));
}

function markdownOf(result: Result): string {
  const { draw, vectors, killed, counted, rows, outcomes, seconds } = result;
  const of = (end: ReturnType<typeof endOf>): Result['outcomes'] => outcomes.filter((outcome) => endOf(outcome) === end);
  const table = rows.map((row) => `| ${row.group} | ${row.mutants} | ${row.byVector} | ${row.bySuite} | ${row.explained} | ${row.survive} |`);
  const sections = [
    ['Survivors', of('survive').map(({ id, says }) => `- \`${id}\`: ${cell(says)}`)],
    ['What changes nothing that can be seen', of('explained').map(({ id, says, reason }) => `- \`${id}\` (${cell(says)}): ${reason}`)],
    ['Killed by suites alone', of('bySuite').map(({ id, says, killed: kill }) => `- \`${id}\` (${cell(says)}): ${kill?.vector}`)],
    ['Seeded slips, and the vector that kills each', of('byVector').filter(({ breaks }) => breaks !== undefined).map(({ id, says, breaks, killed: kill }) => `- \`${id}\`: ${cell(says)} (${breaks}): \`${kill?.vector}\``)],
  ] as const;
  return `# Strength of the suite

**${killed} of ${counted} slips in the reference are noticed: ${percent(result)}.** Written by \`npm run strength\`; [README.md](README.md) says how.
${rows.length} groups, slips made by machine drawn with seed ${draw.seed}, ${vectors} vectors, ${Math.ceil(seconds / 60)} minutes of one core.

| group | slips | killed by a vector | by a suite alone | no difference | survive |
| --- | --- | --- | --- | --- | --- |
${table.join('\n')}
${sections.map(([title, items]) => `\n## ${title}\n\n${items.length === 0 ? 'None.' : items.join('\n')}\n`).join('')}`;
}

function cell(text: string): string {
  return text.includes('`') ? text : `\`${text}\``;
}
