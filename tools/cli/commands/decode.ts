import { Argument, Command, InvalidArgumentError } from 'commander';
import type { Answer, Context, DecodedValue, Fault } from '../../../conformance/contract/protocol.js';
import { hexView } from '../../../conformance/report/hex-view.js';
import { wholeNumber } from '../../../conformance/runner/option-values.js';
import { complain, EXIT, exitWith } from '../exit-codes.js';
import { ask } from '../operations/ask.js';
import { argumentBytes } from '../operations/argument-bytes.js';
import { addContextOptions, contextOf, type ContextOptions } from '../operations/context-options.js';
import type { Declared } from '../operations/declared-fields.js';
import { isKindName, refusesKind } from '../operations/kind-names.js';
import { lines, standardOutput } from '../output.js';
import { styleFor, type Style } from '../style.js';
import { columns } from '../text/columns.js';

const EXAMPLES = `
Examples:
  r2r decode native-unsigned 'A1 0F'
  r2r decode unwind-amd64 0104010004420000 --machine=x64
  r2r decode import-sections @section101.bin --format-version=16.0 --machine=x64 --os=Linux
  r2r decode native-unsigned 3F --impl='cmd:python3 mine.py'
  head -c 40 header.bin | r2r decode readytorun-header -

Below the value stand the fields with their bytes, as the spec lays them out. Exit code 1 if the input is rejected.`;

interface Options extends ContextOptions {
  size?: number;
  json?: true;
}

export function decodeCommand(): Command {
  const command = new Command('decode')
    .description('Reads the bytes of one structure: its value with byte ranges, or the rejection.')
    .argument('<kind>', 'a kind of structure (r2r kinds lists them)')
    .addArgument(new Argument('<hex...>', 'hex digits; or the bytes of @FILE or, as -, of standard input'))
    .option('--size <bytes>', 'the declared size, where something outside declares one', wholeNumber('a number of bytes', 0))
    .option('--json', 'the answer as one JSON object, with the fields and their bytes')
    .addHelpText('after', EXAMPLES);
  return addContextOptions(command).action(decode);
}

async function decode(kind: string, words: string[], options: Options): Promise<void> {
  if (options.impl === undefined && refusesKind(kind)) return;
  const [bytes, context] = [bytesOf(words), contextOf(options)];
  if (bytes === undefined) return;
  const input = { kind, bytes: bytes.toString('base64'), ...(options.size === undefined ? {} : { size: options.size }) };
  const answered = await ask(options.impl, [{ operation: 'format.decode', input, context }]);
  if (answered === undefined) return;
  const [answer] = answered.answers;
  if (!('accepted' in answer)) exitWith(EXIT.findings);
  // The spec machine takes longer to load than all the rest.
  const { declaredFields } = await import('../operations/declared-fields.js');
  const declared = isKindName(kind) ? declaredFields(kind, bytes, options.size, context) : undefined;
  const output = standardOutput();
  if (options.json) return output.write([`${JSON.stringify({ ...answer, fields: declared?.fields ?? [] })}\n`]);
  await output.write(lines(answerLines(answer, bytes, declared, styleFor(process.stdout))));
  if ('accepted' in answer) noteMissing(context, declared);
}

function bytesOf(words: readonly string[]): Buffer | undefined {
  try {
    return argumentBytes(words);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    complain(error.message, EXIT.impossible);
    return undefined;
  }
}

function noteMissing({ formatVersion, machine }: Context, declared: Declared | undefined): void {
  if (declared === undefined && (formatVersion === undefined || machine === undefined)) complain('the spec needs more context to show the fields: --format-version, --machine', EXIT.ok);
}

function* answerLines(answer: Answer | Fault, bytes: Buffer, declared: Declared | undefined, style: Style): Iterable<string> {
  if ('accepted' in answer) {
    const { value, end } = answer.accepted as DecodedValue;
    yield `${style.good('accepted')}  ${end === undefined ? '' : `${end} of ${bytes.length} bytes`}`.trimEnd();
    yield JSON.stringify(value, null, 2);
    if (declared?.fields.length) yield* ['', ...fieldRows(declared, bytes, style)];
    if (declared?.rejection) yield style.bad(`the spec rejects it: ${rejectionText(declared.rejection)}`);
  } else if ('rejected' in answer) {
    const { phase, code, range, path, message } = answer.rejected;
    yield `${style.bad('rejected')}  ${[code, phase && `in phase ${phase}`, path && `at ${path}`].filter(Boolean).join(' ')}`.trimEnd();
    if (message) yield message;
    yield* hexView({ offset: 0, length: bytes.length, hex: bytes.toString('hex') }, range);
    if (declared?.rejection?.requirement) yield `${declared.rejection.requirement} is broken (r2r explain ${declared.rejection.requirement})`;
    if (code !== undefined && declared?.rejection && declared.rejection.code !== code) yield `the spec says ${rejectionText(declared.rejection)}`;
  } else if ('unsupported' in answer) yield `unsupported  ${answer.unsupported}`;
  else yield `${style.bad(answer.fault)}  ${answer.detail}`;
}

function rejectionText({ code, range, path }: NonNullable<Declared['rejection']>): string {
  return `${code}, bytes ${range[0]} to ${range[1]}${path === '' ? '' : `, at ${path}`}`;
}

/** Bytes that are shown of one field. */
const SHOWN = 8;

function fieldRows({ fields }: Declared, bytes: Buffer, style: Style): string[] {
  const rows = fields.map(({ path, value, start, end }) => {
    const [first, last] = [Math.floor(start / 8), Math.ceil(end / 8)];
    const whole = start % 8 === 0 && end % 8 === 0;
    const hex = bytes.subarray(first, Math.min(last, first + SHOWN)).toString('hex').replace(/..(?=.)/g, '$& ');
    const at = whole ? `${first}..${last}` : `${first}..${last} bits ${start - first * 8}..${end - first * 8}`;
    return [style.faint(at), `${hex}${last - first > SHOWN ? ' ...' : ''}`, style.key(path === '' ? '(the value)' : path), value];
  });
  return columns([['bytes', '', 'field', 'stored'], ...rows]);
}
