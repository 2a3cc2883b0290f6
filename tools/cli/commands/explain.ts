import { Command } from 'commander';
import { Book } from '../explain/explanation.js';
import { explain, suggestions } from '../explain/explain.js';
import { inFull, overview } from '../explain/render.js';
import { complain, EXIT } from '../exit-codes.js';
import { lines, standardOutput } from '../output.js';
import { styleFor } from '../style.js';

const EXAMPLES = `
Examples:
  r2r explain HDR-1                             a requirement: source, confidence, witness, vectors
  r2r explain header.signature                  an error code
  r2r explain 0x39                              a number: all that it means
  r2r explain FixupKind.InjectStringThunks      a constant by its name; InjectStringThunks alone will do
  r2r explain readytorun-header.two-sections    a vector
  r2r explain 16.0                              a format version

Also kinds, topics, section numbers, structures (ImportSection) and operations (format.decode).`;

/** More meanings than that are listed, one line each. */
const IN_FULL = 3;

export function explainCommand(): Command {
  return new Command('explain')
    .description('Says what something is: requirement, vector, error code, constant, kind, section, version, operation.')
    .argument('<names...>', 'ids, names or numbers')
    .option('--json', 'a JSON array of {is, name, says, details}')
    .addHelpText('after', EXAMPLES)
    .action(printExplanation);
}

async function printExplanation(queries: string[], options: { json?: true }): Promise<void> {
  const book = new Book();
  const answers = queries.map((query) => ({ query, found: explain(book, query) }));
  for (const { query } of answers.filter(({ found }) => found.length === 0)) {
    const close = suggestions(book, query);
    complain(`nothing here is called ${query}${close.length === 0 ? '' : `; did you mean ${close.join(', ')}?`}`, EXIT.findings);
  }
  const output = standardOutput();
  if (options.json) return output.write([`${JSON.stringify(answers.flatMap(({ found }) => found))}\n`]);
  const style = styleFor(process.stdout);
  const texts = answers.flatMap(({ query, found }) => (found.length > IN_FULL ? [overview(query, found, style)] : found.map((each) => inFull(each, style))));
  await output.write(lines(texts.flatMap((text, index) => (index === 0 ? text : ['', ...text]))));
}
