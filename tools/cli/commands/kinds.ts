import { Command } from 'commander';
import { Book } from '../explain/explanation.js';
import { explainKind } from '../explain/kind.js';
import { inFull } from '../explain/render.js';
import { complain, EXIT } from '../exit-codes.js';
import { lines, standardOutput } from '../output.js';
import { styleFor } from '../style.js';
import { readKinds } from '../suite/corpus-files.js';
import { kindMembers } from '../suite/kind-members.js';
import { nearest } from '../../../conformance/runner/nearest.js';
import { columns } from '../text/columns.js';

const EXAMPLES = `
Examples:
  r2r kinds                                     all kinds, one line each
  r2r kinds 'unwind*'                           those that match
  r2r kinds readytorun-header                   one kind: input, context, members of the value, an example
  r2r kinds readytorun-header --json            with the JSON Schema of its value`;

export function kindsCommand(): Command {
  return new Command('kinds')
    .description('Lists the kinds of structures that format.decode is asked for.')
    .argument('[pattern]', 'a name or a part of one; * and ? as usual')
    .option('--members', 'with the members of the value, also of several kinds')
    .option('--json', '{kind: {title, topic, schema}} as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(printKinds);
}

async function printKinds(pattern: string | undefined, options: { json?: true; members?: true }): Promise<void> {
  const all = readKinds();
  const found = Object.entries(all).filter(([name]) => (Object.hasOwn(all, pattern ?? '') ? name === pattern : matches(name, pattern)));
  if (found.length === 0) {
    const close = nearest(pattern ?? '', Object.keys(all));
    return complain(`no kind matches ${pattern}${close.length === 0 ? '' : `; did you mean ${close.join(', ')}?`}`, EXIT.findings);
  }
  const output = standardOutput();
  if (options.json) return output.write([`${JSON.stringify(Object.fromEntries(found))}\n`]);
  const style = styleFor(process.stdout);
  if (found.length === 1) return output.write(lines(explainKind(new Book(), found[0][0]).flatMap((each) => inFull(each, style))));
  if (!options.members) return output.write(lines(columns(found.map(([name, { title, topic }]) => [style.key(name), title, style.faint(topic)]))));
  for (const [name, { title, topic, schema }] of found) {
    await output.write(lines([`${style.heading(name)}  ${title} (topic ${topic})`, ...kindMembers(schema).map((line) => `  ${line}`)]));
  }
}

function matches(name: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return true;
  const source = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return /[*?]/.test(pattern) ? new RegExp(`^${source}$`).test(name) : name.includes(pattern);
}
