import { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.js';
import { readBytes, type InputFile } from '../files.js';
import { identityOf, type Identity, type R2RIdentity } from '../identity.js';
import { filesToRead } from '../images.js';
import { jsonArray, lines, standardOutput } from '../output.js';
import { whyUnreadable } from '../problems.js';
import { Progress } from '../progress.js';
import { styleFor, type Style } from '../style.js';
import { columns } from '../text/columns.js';

const EXAMPLES = `
Examples:
  r2r identify System.Linq.dll
  r2r identify bin/publish 'other/**/*.dll'
  r2r identify --json bin/publish | jq '.[] | select(.r2r) | .file'

The runtimes are those whose format versions fit; they ask for more (machine, operating system, the very
assemblies that an image was compiled against). A file that is not R2R is no finding, a damaged one is.`;

export function identifyCommand(): Command {
  return new Command('identify')
    .description('Says what files are, one line each: R2R or not, version, target, composite, compiler, which runtimes accept it.')
    .argument('<files...>', 'files, folders (with all below them), globs')
    .option('--json', 'a JSON array with an object for each file')
    .addHelpText('after', EXAMPLES)
    .action(identify);
}

type Answer = { file: string; size: number } & (Identity | { error: string });

async function identify(args: string[], options: { json?: true }): Promise<void> {
  const files = await filesToRead(args, []);
  const progress = new Progress(files.length);
  const answers = files.map((file) => {
    progress.begin(file.path);
    return answerFor(file);
  });
  progress.clear();
  if (answers.some((answer) => 'error' in answer)) exitWith(EXIT.findings);
  const output = standardOutput();
  if (options.json) await output.write(jsonArray(answers));
  else await output.write(lines(columns(answers.map((answer) => row(answer, styleFor(process.stdout))))));
}

function answerFor({ path, name }: InputFile): Answer {
  let size = 0;
  try {
    const bytes = readBytes(path);
    size = bytes.length;
    return { file: path, size, ...identityOf(bytes, name) };
  } catch (error) {
    return { file: path, size, error: whyUnreadable(error) };
  }
}

function row(answer: Answer, style: Style): string[] {
  if ('error' in answer) return [answer.file, style.bad(`cannot be read: ${answer.error}`)];
  if (!answer.r2r) return [answer.file, style.faint(answer.sentence)];
  const { file, version, machine, os, acceptedBy, compiler } = answer;
  const runtimes = acceptedBy.length === 0 ? style.bad('no known runtime') : acceptedBy.join(', ');
  return [file, style.key(`R2R ${version}`), `${machine} ${os}`, kindText(answer), runtimes, compiler ?? ''];
}

function kindText({ kind, container, componentCount, owner }: R2RIdentity): string {
  const around = container === 'pe' ? '' : ` in ${container}`;
  if (kind === 'composite') return `composite of ${componentCount ?? '?'}${around}`;
  return kind === 'component' ? `component of ${owner ?? '?'}${around}` : `image${around}`;
}
