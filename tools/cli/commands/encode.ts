import { Command, InvalidArgumentError } from 'commander';
import type { EncodedBytes } from '../../../conformance/contract/protocol.js';
import { complain, EXIT, exitWith } from '../exit-codes.js';
import { ask } from '../operations/ask.js';
import { argumentJson } from '../operations/argument-bytes.js';
import { addContextOptions, contextOf, type ContextOptions } from '../operations/context-options.js';
import { refusesKind } from '../operations/kind-names.js';
import { standardOutput } from '../output.js';

const EXAMPLES = `
Examples:
  r2r encode native-unsigned 1000               a1 0f
  r2r encode compressed-unsigned 16384
  r2r encode native-signed -- -2
  r2r encode native-unsigned 1000 --impl=./mine

The value is JSON, @FILE, or - for standard input. Exit code 1 if it cannot be written, or the kind is not supported.`;

export function encodeCommand(): Command {
  const command = new Command('encode')
    .description('Writes the bytes of a value, in hex.')
    .argument('<kind>', 'a kind of structure (r2r kinds lists them)')
    .argument('<json>', 'the value as JSON, @FILE, or - for standard input')
    .option('--json', 'the answer as one JSON object')
    .addHelpText('after', EXAMPLES);
  return addContextOptions(command).action(encode);
}

async function encode(kind: string, word: string, options: ContextOptions & { json?: true }): Promise<void> {
  if (options.impl === undefined && refusesKind(kind)) return;
  const value = valueOf(word);
  if (value === undefined) return;
  const answered = await ask(options.impl, [{ operation: 'format.encode', input: { kind, value: value.json }, context: contextOf(options) }]);
  if (answered === undefined) return;
  const [answer] = answered.answers;
  if (!('accepted' in answer)) exitWith(EXIT.findings);
  await standardOutput().write([`${options.json ? JSON.stringify(answer) : text(answer)}\n`]);
}

function valueOf(word: string): { json: unknown } | undefined {
  try {
    return { json: argumentJson(word) };
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    complain(error.message, EXIT.impossible);
    return undefined;
  }
}

type Answered = NonNullable<Awaited<ReturnType<typeof ask>>>['answers'][number];

function text(answer: Answered): string {
  if ('accepted' in answer) return Buffer.from((answer.accepted as EncodedBytes).bytes, 'base64').toString('hex').replace(/..(?=.)/g, '$& ');
  if ('rejected' in answer) return `rejected  ${[answer.rejected.code, answer.rejected.message].filter(Boolean).join(': ')}`;
  return 'unsupported' in answer ? `unsupported  ${answer.unsupported}` : `${answer.fault}  ${answer.detail}`;
}
