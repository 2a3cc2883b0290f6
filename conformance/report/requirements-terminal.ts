import type { Paint } from './colors.js';
import type { StartedRun } from './recorded-run.js';
import { failures, judgedRequirements, type JudgedRequirement, type RequirementVerdict } from './requirement-verdicts.js';

const COLORS = { failed: 'red', partly: 'yellow', passed: 'green' } as const;

/** A line for each requirement that was tested, the worst first, then the ids of those that were not. */
export function requirementsText(recorded: StartedRun, { paint, width }: { paint: Paint; width: number }): string {
  const requirements = judgedRequirements(recorded);
  const tested = requirements.filter(isTested);
  const numbers = ({ vectors }: JudgedRequirement): string => `${vectors.pass} of ${vectors.pass + failures(vectors)}`;
  const idWidth = Math.max(11, ...tested.map(({ id }) => id.length));
  const numbersWidth = Math.max(4, ...tested.map((requirement) => numbers(requirement).length));
  const unsupportedWidth = 11;
  const indent = 8 + idWidth + 2 + numbersWidth + 2 + unsupportedWidth + 2;
  const lines = [paint('dim', `${'verdict'.padEnd(8)}${'requirement'.padEnd(idWidth)}  ${'pass'.padStart(numbersWidth)}  unsupported  says`)];
  for (const requirement of tested) {
    const { id, verdict, vectors, says, telling } = requirement;
    const unsupported = vectors.unsupported === 0 ? '' : String(vectors.unsupported);
    const color = COLORS[verdict];
    lines.push(`${paint(color, verdict.padEnd(8))}${id.padEnd(idWidth)}  ${numbers(requirement).padStart(numbersWidth)}  ${unsupported.padStart(unsupportedWidth)}  ${cut(says ?? '', width - indent)}`.trimEnd());
    if (telling) lines.push(paint('dim', `${' '.repeat(8)}${telling.id}`));
  }
  for (const verdict of ['unsupported', 'untested'] as const) lines.push(...idsOf(verdict, requirements, width));
  return `${lines.join('\n')}\n`;
}

function isTested(requirement: JudgedRequirement): requirement is JudgedRequirement & { verdict: keyof typeof COLORS } {
  return Object.hasOwn(COLORS, requirement.verdict);
}

function idsOf(verdict: RequirementVerdict, requirements: JudgedRequirement[], width: number): string[] {
  const ids = requirements.filter((requirement) => requirement.verdict === verdict).map(({ id }) => id);
  const lines: string[] = [];
  for (const id of ids) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + id.length <= width) lines[lines.length - 1] = `${last} ${id}`;
    else lines.push(`  ${id}`);
  }
  return ids.length === 0 ? [] : [`${verdict} (${ids.length}):`, ...lines];
}

function cut(text: string, width: number): string {
  const limit = Math.max(20, width);
  return text.length <= limit ? text : `${text.slice(0, limit - 3)}...`;
}
