import { Command } from 'commander';
import { GATE } from '../../spec-machine/coverage-gate.js';
import { EXIT, exitWith } from '../exit-codes.js';
import { lines, standardOutput } from '../output.js';
import { styleFor, type Style } from '../style.js';
import { coverageOf, isUncovered, passesGate, totalsOf, type CoveredRequirement, type Totals } from '../suite/coverage.js';
import { readFactsMap, withoutRequirement, type WithoutRequirement } from '../suite/facts-map.js';
import { shownByRequirement } from '../suite/shown.js';
import { readSpecFiles } from '../suite/spec-files.js';
import { columns } from '../text/columns.js';

const EXAMPLES = `
Examples:
  r2r spec coverage                             what lacks a vector or a requirement, and the totals
  r2r spec coverage --all                       every requirement
  r2r spec coverage --json | jq '.totals'

positive: inputs that have to be accepted, with the valid twins of those that break the rule; negative: inputs that
have to be rejected. A MUST needs both. No input breaks one that permits (shown by acceptance: a reader without it rejects
valid input) or says what bytes mean (shown by value: a reader without it gives another value): it needs positive ones.
What has neither needs a reason: facet-only and free-choice (what breaks it may be accepted or rejected), of which at most
${GATE} % of the MUSTs may have one, or later-operation (no operation asks for it yet), which is not counted.
Exit code 1 if anything lacks what it needs, or more MUSTs have a reason.`;

export function specCommand(): Command {
  const coverage = new Command('coverage')
    .description('Says how many vectors show each requirement, and what of the description of the format no requirement says.')
    .option('--json', '{requirements, facts, totals} as one JSON object')
    .option('--all', 'every requirement, not only those that lack something')
    .addHelpText('after', EXAMPLES)
    .action(printCoverage);
  return new Command('spec').description('Answers questions about the spec.').addCommand(coverage);
}

interface Options {
  json?: true;
  all?: true;
}

async function printCoverage(options: Options): Promise<void> {
  const spec = readSpecFiles();
  const requirements = coverageOf(spec, shownByRequirement());
  const facts = withoutRequirement(readFactsMap(), spec);
  const totals = totalsOf(requirements);
  if (!passesGate(totals) || facts.sections.length + facts.clauses.length > 0) exitWith(EXIT.findings);
  const output = standardOutput();
  if (options.json) return output.write([`${JSON.stringify({ requirements, facts, totals })}\n`]);
  const style = styleFor(process.stdout);
  await output.write(lines([...table(options.all ? requirements : requirements.filter(isUncovered), style), ...factsLines(facts), ...totalLines(totals)]));
}

function table(requirements: readonly CoveredRequirement[], style: Style): string[] {
  if (requirements.length === 0) return [];
  const rows = requirements.map((each) => [
    isUncovered(each) ? style.bad(each.id) : each.id,
    each.level,
    each.confidence,
    String(each.positive),
    String(each.negative),
    each.reason ?? (each.shownBy === undefined ? '' : `by ${each.shownBy}`),
  ]);
  return [...columns([['id', 'level', 'confidence', 'positive', 'negative', 'shown or reason'], ...rows], [3, 4]), ''];
}

function factsLines({ sections, clauses }: WithoutRequirement): string[] {
  const found = [...sections.map(({ id, title }) => `no requirement rests on section ${id}: ${title}`), ...clauses.map(({ id, says }) => `no requirement says ${id}: ${says}`)];
  return found.length === 0 ? [] : [...found, ''];
}

function totalLines({ requirements, must, positive, negative, uncovered, reasons, shownByAcceptance, shownByValue, counted, laterOperation, share }: Totals): string[] {
  const given = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
  return [
    `${requirements} requirements, ${must} of them MUST; ${positive} with positive vectors, ${negative} with negative ones`,
    `of the MUSTs ${shownByAcceptance + shownByValue} forbid nothing and are shown by valid input: ${shownByAcceptance} by acceptance, ${shownByValue} by value`,
    `MUSTs with a reason that is counted: ${counted} (${share.toFixed(1)} %, the gate is ${GATE} %); with later-operation: ${laterOperation}`,
    `${uncovered} uncovered; reasons: ${given.length === 0 ? 'none' : given.join(', ')}`,
  ];
}
