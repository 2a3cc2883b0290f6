import { Command, Option } from 'commander';
import { complain, EXIT } from '../exit-codes.js';
import { lines, standardOutput } from '../output.js';
import { LANGUAGES, SkeletonError, writeSkeleton } from '../skeleton.js';

const EXAMPLES = `
Examples:
  r2r init mine --lang=python
  r2r init mine --lang=ts                       TypeScript
  r2r init mine --lang=csharp                   needs a .NET SDK

It answers two kinds of structures, and its README says how to go on. The folder must be new or empty.`;

export function initCommand(): Command {
  return new Command('init')
    .description('Writes the skeleton of an implementation: one file that runs, and a README.')
    .argument('<folder>', 'a new or an empty folder')
    .addOption(new Option('--lang <language>', 'the language').choices(Object.keys(LANGUAGES)).makeOptionMandatory())
    .addHelpText('after', EXAMPLES)
    .action(init);
}

async function init(folder: string, { lang }: { lang: string }): Promise<void> {
  const { title, impl, build } = LANGUAGES[lang];
  try {
    const files = writeSkeleton(folder, lang);
    const [option, before] = [impl(folder), build?.(folder)];
    await standardOutput().write(
      lines([
        `${folder}: ${files.join(', ')} (${title})`,
        '',
        'Next:',
        `  ${before === undefined ? '' : `${before} && `}npx r2r smoke ${option}`,
        `  npx r2r test ${option}`,
      ]),
    );
  } catch (error) {
    if (!(error instanceof SkeletonError)) throw error;
    complain(error.message, EXIT.impossible);
  }
}
