import { Command } from 'commander';
import { compareViews, type ComparedFacet } from '../compare-views.js';
import { complain, EXIT, exitWith } from '../exit-codes.js';
import { lines, standardOutput } from '../output.js';
import { styleFor, type Style } from '../style.js';
import { columns } from '../text/columns.js';
import { readView, type View } from '../views.js';

const EXAMPLES = `
Examples:
  r2r dump App.dll --format=facts -o mine.json && r2r compare mine.json theirs.json.gz
  r2r compare mine.json theirs.json --all       also what the published rule leaves out
  r2r compare mine.json theirs.json --json      {"facet": [same, differ]}, differences on stderr

Facets are compared as multisets: the order of a list says nothing, its entries count. Texts that a reader
makes up (name, text) are never compared, except the names of available types. The dumps in conformance/images
are known to be wrong in what --all shows as gcTransitions and gcFrames.`;

export function compareCommand(): Command {
  return new Command('compare')
    .description("Compares two tools' facts of one image (r2r dump --format=facts), facet by facet.")
    .argument('<facts-a>', 'JSON, also gzipped')
    .argument('<facts-b>', 'JSON, also gzipped')
    .option('--all', 'also slots, transitions, unwind data, profiles, hash bytes and file data')
    .option('--json', 'only the numbers, as the comparison script of the facts view prints them')
    .addHelpText('after', EXAMPLES)
    .action(compare);
}

interface Options {
  all?: true;
  json?: true;
}

async function compare(pathA: string, pathB: string, options: Options): Promise<void> {
  const [a, b] = [readView(pathA), readView(pathB)];
  if (a === undefined || b === undefined) return;
  const facets = compareViews(a, b, options.all ? 'all' : 'compared');
  if (facets.some(({ differ }) => differ > 0)) exitWith(EXIT.findings);
  for (const [path, view] of [[pathA, a], [pathB, b]] as const) noteErrors(path, view);
  const output = standardOutput();
  if (options.json) {
    const numbers = facets.filter(({ same, differ }) => same + differ > 0).map(({ name, same, differ }) => [name, [same, differ]]);
    await output.write(`${JSON.stringify(Object.fromEntries(numbers))}\n`);
    process.stderr.write([...differences(facets, styleFor(process.stderr))].map((line) => `${line}\n`).join(''));
    return;
  }
  const style = styleFor(process.stdout);
  await output.write(lines(table(facets, style)));
  await output.write(lines(differences(facets, style)));
}

/** A facet that a tool could not read says so in its place; without a word it would look like one without entries. */
function noteErrors(path: string, view: View): void {
  for (const [facet, value] of Object.entries(view)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'error' in value) {
      complain(`${path}: ${facet} could not be read: ${String(value.error)}`, EXIT.ok);
    }
  }
}

function table(facets: readonly ComparedFacet[], style: Style): string[] {
  const rows = facets
    .filter(({ same, differ }) => same + differ > 0)
    .map(({ name, same, differ }) => {
      const [left, right] = [String(same), String(differ)];
      return differ === 0 ? [style.good('same'), name, left, ''] : [style.bad('differ'), name, left, style.bad(right)];
    });
  return columns([['', 'facet', 'same', 'differ'], ...rows], [2, 3]);
}

const SHOWN_LENGTH = 600;

function* differences(facets: readonly ComparedFacet[], style: Style): Iterable<string> {
  for (const { name, differ, onlyA, onlyB } of facets) {
    if (differ === 0) continue;
    yield '';
    yield style.heading(name);
    for (const line of onlyA) yield `  only in A  ${shortened(line)}`;
    for (const line of onlyB) yield `  only in B  ${shortened(line)}`;
  }
}

function shortened(line: string): string {
  return line.length <= SHOWN_LENGTH ? line : `${line.slice(0, SHOWN_LENGTH)}...`;
}
