import { chosenText } from './chosen.js';
import { implementationName } from './implementation-name.js';
import { code, prose, table } from './markdown-text.js';
import { incompleteText, isComplete, type StartedRun } from './recorded-run.js';
import { failures, judgedRequirements, REQUIREMENT_VERDICTS, type JudgedRequirement, type RequirementVerdict } from './requirement-verdicts.js';

const SAYS: Readonly<Record<RequirementVerdict, string>> = {
  failed: 'Vectors fail, and none passes.',
  partly: 'Some vectors fail, some pass.',
  passed: 'No vector fails of those that could be asked.',
  unsupported: 'No vector could be asked: the implementation does not support the structure, version or target.',
  untested: 'All vectors are informative or left out.',
};

/** A verdict for each requirement, the worst first, in Markdown. */
export function* requirementsReport(recorded: StartedRun): Iterable<string> {
  const { run } = recorded;
  const requirements = judgedRequirements(recorded);
  const chosen = chosenText(run);
  yield `# Requirements: ${code(implementationName(run))}\n\n`;
  if (!isComplete(recorded)) yield `**${prose(incompleteText(recorded))}**\n\n`;
  yield `Rejections graded at ${code(run.grade)}; ${prose(run.suite.name)} ${prose(run.suite.version)}, corpus ${code(run.suite.corpusHash)}.${chosen === undefined ? '' : ` Only the vectors of ${code(chosen)}.`}\n`;
  for (const verdict of REQUIREMENT_VERDICTS) {
    const those = requirements.filter((requirement) => requirement.verdict === verdict);
    if (those.length === 0) continue;
    yield `\n## ${verdict} (${those.length})\n\n${SAYS[verdict]}\n\n${tableOf(those, verdict)}\n`;
  }
}

function tableOf(requirements: JudgedRequirement[], verdict: RequirementVerdict): string {
  const said = ({ id, level, says }: JudgedRequirement): string[] => [prose(id), level ?? '', prose(says ?? '')];
  if (verdict === 'failed' || verdict === 'partly') {
    const rows = requirements.map((requirement) => {
      const { vectors, telling } = requirement;
      const example = telling === undefined ? '' : code(telling.id);
      return [...said(requirement), ...[failures(vectors), vectors.pass, vectors.unsupported].map(String), example];
    });
    return table(['requirement', 'level', 'says', 'fail', 'pass', 'unsupported', 'a failure'], rows, [3, 4, 5]);
  }
  const counted = verdict === 'passed' ? (['pass', 'unsupported'] as const) : (['unsupported', 'informative', 'leftOut'] as const);
  const rows = requirements.map((requirement) => [...said(requirement), ...counted.map((each) => String(requirement.vectors[each]))]);
  return table(['requirement', 'level', 'says', ...counted], rows, counted.map((_, index) => index + 3));
}
