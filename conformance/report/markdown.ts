import { chosenText } from './chosen.js';
import { paint } from './colors.js';
import { failureText } from './failure.js';
import { implementationName } from './implementation-name.js';
import { code, codeBlock, prose, table } from './markdown-text.js';
import { complaintsOf, incompleteText, isComplete, type StartedRun } from './recorded-run.js';
import { failures, judgedRequirements, REQUIREMENT_VERDICTS, type JudgedRequirement } from './requirement-verdicts.js';
import { shownVerdicts, totalsOf } from './totals.js';

/** A comment on GitHub has at most 65,536 characters; the rest is for what stands around it. */
const MAXIMUM_CHARACTERS = 60_000;
const LONGEST_FAILURE = 5_000;
/** Requirements that are named in the last line, when there is no room for their failures. */
const MAXIMUM_IDS = 200;

/**
 * The report as a comment on a pull request: totals by area, then the requirements that do not hold, the worst first, each
 * with its sentence and the failure that tells most.
 */
export function* markdownReport(recorded: StartedRun): Iterable<string> {
  const requirements = judgedRequirements(recorded);
  const head = `${headText(recorded, requirements)}\n`;
  yield head;
  let room = MAXIMUM_CHARACTERS - head.length;
  const broken = requirements.filter(isBroken);
  for (const [index, requirement] of broken.entries()) {
    const text = `${index === 0 ? '\n### Failures by requirement\n' : ''}\n${brokenText(requirement, recorded.run.command)}\n`;
    if (text.length > room) return yield restText(broken.slice(index));
    yield text;
    room -= text.length;
  }
}

function headText(recorded: StartedRun, requirements: JudgedRequirement[]): string {
  const { run, results } = recorded;
  const { all, areas } = totalsOf(results);
  const shown = shownVerdicts(all);
  const row = (name: string, cells: (string | number)[]): string[] => [name, ...cells.map(String)];
  const rows = [...areas].map(([area, counts]) => row(prose(area), shown.map((verdict) => counts[verdict])));
  const counted = REQUIREMENT_VERDICTS.map((verdict) => [requirements.filter((each) => each.verdict === verdict).length, verdict] as const);
  const { name, version, corpusHash } = run.suite;
  const chosen = chosenText(run);
  const paragraphs = [
    `## ReadyToRun conformance of ${code(implementationName(run))}`,
    `Requirements: ${counted.filter(([number]) => number > 0).map(([number, verdict]) => `${number} ${verdict}`).join(', ') || 'none'}.`,
    table(row('area', shown), [...rows, row('**total**', shown.map((verdict) => `**${all[verdict]}**`))], shown.map((_, index) => index + 1)),
    `Rejections graded at ${code(run.grade)}; ${prose(name)} ${prose(version)}, corpus ${code(corpusHash.slice(0, 12))}.${chosen === undefined ? '' : ` Only the vectors of ${code(chosen)}.`}`,
  ];
  const complaints = complaintsOf(recorded).map((complaint) => `- ${prose(complaint)}`);
  if (complaints.length > 0) paragraphs.splice(1, 0, complaints.join('\n').slice(0, MAXIMUM_CHARACTERS / 2));
  if (!isComplete(recorded)) paragraphs.splice(1, 0, `**${prose(capitalized(incompleteText(recorded)))}.**`);
  return paragraphs.join('\n\n');
}

type BrokenRequirement = JudgedRequirement & Required<Pick<JudgedRequirement, 'telling'>>;

function isBroken(requirement: JudgedRequirement): requirement is BrokenRequirement {
  return requirement.telling !== undefined;
}

function brokenText({ id, level, says, vectors, telling }: BrokenRequirement, command: string): string {
  const number = Object.values(vectors).reduce((sum, count) => sum + count, 0);
  const text = failureText(telling, { paint: paint(false), width: 100, command });
  const shown = text.length <= LONGEST_FAILURE ? text : `${text.slice(0, LONGEST_FAILURE)}...\n  repeat   ${command} --only=${telling.id}`;
  const title = `<b>${prose(id)}</b> ${level ?? ''}: ${failures(vectors)} of ${number} vectors fail. ${prose(says ?? '')}`.trimEnd();
  return `<details><summary>${title}</summary>\n\n${codeBlock(shown)}\n\n</details>`;
}

function restText(rest: JudgedRequirement[]): string {
  const ids = rest.slice(0, MAXIMUM_IDS).map(({ id, vectors }) => `${prose(id)} (${failures(vectors)})`);
  return `\nNot shown, with their failures: ${ids.join(', ')}${rest.length > MAXIMUM_IDS ? `, and ${rest.length - MAXIMUM_IDS} more` : ''}.\n`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
