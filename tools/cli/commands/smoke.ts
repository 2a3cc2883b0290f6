import { Command } from 'commander';
import { ImplementationError, launcherFor } from '../../../conformance/contract/load.js';
import { CorpusError, readCorpus } from '../../../conformance/runner/corpus.js';
import type { Finding } from '../../../conformance/smoke/finding.js';
import { smoke } from '../../../conformance/smoke/smoke.js';
import { complain, EXIT, exitWith } from '../exit-codes.js';
import { lines, standardOutput } from '../output.js';
import { styleFor, type Style } from '../style.js';

const EXAMPLES = `
Examples:
  r2r smoke --impl=./mine
  r2r smoke --impl='cmd:python3 mine.py'

Each line says what was looked at; below what is wrong stands what to do. The harness is what speaks the protocol, the
reader what stands behind it. Exit code 1 if either is wrong, 2 if the implementation cannot be found.`;

export function smokeCommand(): Command {
  return new Command('smoke')
    .description('Tells a wrong harness from a wrong reader by a few dozen tiny requests, in seconds.')
    .option('--impl <implementation>', 'a folder or module that exports `operations`, or "cmd:" and a command; left out: the reference')
    .option('--json', 'a JSON array of the findings')
    .addHelpText('after', EXAMPLES)
    .action(runSmoke);
}

async function runSmoke(options: { impl?: string; json?: true }): Promise<void> {
  const findings: Finding[] = [];
  const output = standardOutput();
  const style = styleFor(process.stdout);
  try {
    for await (const finding of smoke(launcherFor(options.impl, process.cwd()), readCorpus())) {
      findings.push(finding);
      if (!options.json) await output.write(lines(findingLines(finding, options.impl, style)));
    }
  } catch (error) {
    if (!(error instanceof ImplementationError || error instanceof CorpusError)) throw error;
    return complain(error.message, EXIT.impossible);
  }
  const wrong = findings.filter(({ verdict }) => verdict === 'wrong');
  if (wrong.length > 0) exitWith(EXIT.findings);
  if (options.json) return output.write([`${JSON.stringify(findings)}\n`]);
  await output.write(['\n', `${conclusion(wrong, options.impl)}\n`]);
}

function* findingLines({ name, verdict, says, remedy, vector }: Finding, impl: string | undefined, style: Style): Iterable<string> {
  const mark = verdict === 'ok' ? style.good('ok   ') : verdict === 'wrong' ? style.bad('WRONG') : style.key('note ');
  yield `${mark}  ${name}${says === undefined ? '' : `: ${says}`}`;
  if (remedy !== undefined) yield `       -> ${remedy}`;
  if (vector !== undefined) yield `       -> npx r2r test${optionOf(impl)} --only=${vector}`;
}

function conclusion(wrong: readonly Finding[], impl: string | undefined): string {
  const option = optionOf(impl);
  if (wrong.some(({ about }) => about === 'harness')) return 'The harness is wrong: mend what stands above, then smoke again.';
  if (wrong.length > 0) return `The harness is well; the reader is wrong in ${wrong.length} place${wrong.length === 1 ? '' : 's'}. npx r2r test${option} says more.`;
  return `The harness is well, and so is what was tried of the reader. Next: npx r2r test${option}`;
}

function optionOf(impl: string | undefined): string {
  return impl === undefined ? '' : ` --impl=${/^[\w./:@=-]+$/.test(impl) ? impl : `'${impl}'`}`;
}
