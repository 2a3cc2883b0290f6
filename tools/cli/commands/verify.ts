import { Command, Option } from 'commander';
import { wholeNumber } from '../../../conformance/runner/option-values.js';
import { LEVELS, type Finding, type Level } from '../../../reference/verify/finding.js';
import { verifyFile } from '../../../reference/verify/verify.js';
import { complain, EXIT, exitWith } from '../exit-codes.js';
import { readBytes, type InputFile } from '../files.js';
import { filesToRead, referenceOption } from '../images.js';
import { jsonArray, lines, standardOutput } from '../output.js';
import { whyUnreadable } from '../problems.js';
import { Progress } from '../progress.js';
import { styleFor } from '../style.js';
import { Folders } from '../surroundings.js';
import { sarifLog } from '../verify/sarif.js';
import { findingsText, type FileFindings } from '../verify/text.js';

const EXAMPLES = `
Examples:
  r2r verify App.dll
  r2r verify bin/publish --limit=3
  r2r verify 'out/**/*.dll' --json
  r2r verify bin/publish --sarif > findings.sarif     for GitHub and editors
  r2r verify App.dll --reference=/usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.0

error: a MUST is broken; warning: a SHOULD; info: nothing is wrong (shown with --level=info).
What needs another file (names of generic instances, module version ids) is checked if that lies beside the image or
under --reference. r2r explain tells what a requirement says. Exit code 1 if there is an error or a warning.`;

const LIMIT = 20;

interface Options {
  readonly level: Level;
  readonly limit: number;
  readonly json?: true;
  readonly sarif?: true;
  readonly reference: readonly string[];
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('Holds ReadyToRun images against the format: structure, cross-references, what a version may contain.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .addOption(new Option('--level <level>', 'the lowest level that is shown').choices(LEVELS).default('warning'))
    .option('--limit <n>', `so many findings of a file are shown as text (default ${LIMIT})`, wholeNumber('a number of findings', 0), LIMIT)
    .addOption(new Option('--json', 'a JSON array with an object for each file').conflicts('sarif'))
    .option('--sarif', 'one SARIF 2.1.0 log')
    .addOption(referenceOption())
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(args: string[], options: Options): Promise<void> {
  const files = await filesToRead(args, options.reference);
  const folders = new Folders(options.reference);
  const progress = new Progress(files.length);
  const output = standardOutput();
  const verified: FileFindings[] = [];
  for (const file of files) {
    progress.begin(file.path);
    const findings = findingsOf(file, folders, progress);
    if (findings === undefined) continue;
    if (findings.some(({ level }) => level !== 'info')) exitWith(EXIT.findings);
    const shown = findings.filter(({ level }) => LEVELS.indexOf(level) <= LEVELS.indexOf(options.level));
    const answer = { file: file.path, findings: shown };
    if (options.json || options.sarif) verified.push(answer);
    else {
      progress.clear();
      await output.write(lines(findingsText(answer, options.limit, styleFor(process.stdout))));
    }
  }
  progress.clear();
  if (options.json) await output.write(jsonArray(verified));
  if (options.sarif) await output.write(`${JSON.stringify(sarifLog(verified), undefined, 2)}\n`);
}

/** Undefined, and a complaint, for a file that the file system does not give. */
function findingsOf({ path, name }: InputFile, folders: Folders, progress: Progress): Finding[] | undefined {
  try {
    return verifyFile(readBytes(path), name, folders.around(path));
  } catch (error) {
    progress.clear();
    complain(`${path}: ${whyUnreadable(error)}`, EXIT.impossible);
    return undefined;
  }
}
