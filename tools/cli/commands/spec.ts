import { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.js';
import { lines, standardOutput } from '../output.js';
import { styleFor, type Style } from '../style.js';
import { coverageOf, isUncovered, totalsOf, type CoveredRequirement, type Totals } from '../suite/coverage.js';
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
have to be rejected. A MUST needs both or a reason: later-operation and facet-only (no vector can show it yet), or
forbids-nothing (it says what bytes mean or what is tolerated; who breaks it gives another value for accepted input), or
free-choice (what breaks it may be accepted or rejected).
Exit code 1 if anything lacks what it needs.`;

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
  if (totals.uncovered + facts.sections.length + facts.clauses.length > 0) exitWith(EXIT.findings);
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
    each.reason ?? '',
  ]);
  return [...columns([['id', 'level', 'confidence', 'positive', 'negative', 'reason'], ...rows], [3, 4]), ''];
}

function factsLines({ sections, clauses }: WithoutRequirement): string[] {
  const found = [...sections.map(({ id, title }) => `no requirement rests on section ${id}: ${title}`), ...clauses.map(({ id, says }) => `no requirement says ${id}: ${says}`)];
  return found.length === 0 ? [] : [...found, ''];
}

function totalLines({ requirements, must, positive, negative, uncovered, reasons }: Totals): string[] {
  const given = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
  return [
    `${requirements} requirements, ${must} of them MUST; ${positive} with positive vectors, ${negative} with negative ones`,
    `${uncovered} uncovered; reasons: ${given.length === 0 ? 'none' : given.join(', ')}`,
  ];
}
