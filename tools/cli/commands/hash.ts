import { Command, InvalidArgumentError } from 'commander';
import type { ComputedHash, HashInput } from '../../../conformance/contract/protocol.js';
import { complain, EXIT, exitWith } from '../exit-codes.js';
import { ask } from '../operations/ask.js';
import { argumentJson } from '../operations/argument-bytes.js';
import { hashInputsOf, methodOf, typeOf, TypeTextError } from '../operations/type-text.js';
import { lines, standardOutput } from '../output.js';
import { styleFor } from '../style.js';
import { columns } from '../text/columns.js';

const EXAMPLES = `
Examples:
  r2r hash Main                                         of a name, and of a type of that name
  r2r hash System.String
  r2r hash 'System.Collections.Generic.List\`1<System.Int32>'
  r2r hash 'System.Console::WriteLine'                  of a method
  r2r hash --as=module System.Linq
  r2r hash '{"inlinee":{"module":"System.Linq","rid":7}}'

Types: Namespace.Outer+Inner, Name\`1<Argument>, T[], T[,], T*, T&, !0. Methods: Type::Name<Argument>. Anything else
is JSON, as conformance/contract/README.md says.`;

const FORMS: Readonly<Record<string, (text: string) => HashInput>> = {
  name: (text) => ({ name: text }),
  type: (text) => ({ type: typeOf(text) }),
  'available-type': (text) => ({ availableType: typeOf(text) }),
  method: (text) => ({ method: methodOf(text) }),
  module: (text) => ({ module: text }),
};

export function hashCommand(): Command {
  return new Command('hash')
    .description('Computes version-resilient hash codes of names, types, methods and modules.')
    .argument('<names...>', 'names, types or methods, or JSON')
    .option('--as <form>', `what it is: ${Object.keys(FORMS).join(', ')}`, form)
    .option('--impl <implementation>', 'who answers: a folder or module, or "cmd:" and a command; left out: the reference')
    .option('--json', 'a JSON array with {input, answer} for each meaning')
    .addHelpText('after', EXAMPLES)
    .action(hash);
}

interface Options {
  as?: string;
  impl?: string;
  json?: true;
}

async function hash(texts: string[], options: Options): Promise<void> {
  const inputs = inputsOf(texts, options.as);
  if (inputs === undefined) return;
  const answered = await ask(options.impl, inputs.map((input) => ({ operation: 'hash.compute', input, context: {} })));
  if (answered === undefined) return;
  const { answers } = answered;
  if (answers.some((answer) => !('accepted' in answer))) exitWith(EXIT.findings);
  const output = standardOutput();
  if (options.json) return output.write([`${JSON.stringify(inputs.map((input, index) => ({ input, answer: answers[index] })))}\n`]);
  const style = styleFor(process.stdout);
  await output.write(lines(columns(inputs.map((input, index) => [style.key(Object.keys(input)[0]), ...answerText(answers[index]), style.faint(JSON.stringify(Object.values(input)[0]))]))));
}

function inputsOf(texts: readonly string[], as: string | undefined): HashInput[] | undefined {
  try {
    if (as !== undefined) return texts.map(FORMS[as]);
    return texts.flatMap((text) => (text.startsWith('{') ? [argumentJson(text) as HashInput] : hashInputsOf(text)));
  } catch (error) {
    if (!(error instanceof TypeTextError || error instanceof InvalidArgumentError)) throw error;
    complain(error.message, EXIT.impossible);
    return undefined;
  }
}

function answerText(answer: NonNullable<Awaited<ReturnType<typeof ask>>>['answers'][number]): string[] {
  if ('accepted' in answer) {
    const { hash: code } = answer.accepted as ComputedHash;
    return [`0x${code.toString(16).padStart(8, '0')}`, String(code)];
  }
  if ('rejected' in answer) return ['rejected', answer.rejected.message ?? ''];
  return 'unsupported' in answer ? ['unsupported', answer.unsupported] : [answer.fault, answer.detail];
}

function form(value: string): string {
  if (Object.hasOwn(FORMS, value)) return value;
  throw new InvalidArgumentError(`It is one of ${Object.keys(FORMS).join(', ')}.`);
}
