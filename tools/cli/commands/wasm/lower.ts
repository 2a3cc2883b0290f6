import { Command, InvalidArgumentError } from 'commander';
import { isLowerInput, isLowerMethodInput } from '../../../../reference/operations/lower-input.js';
import { complain, EXIT } from '../../exit-codes.js';
import { argumentJson } from '../../operations/argument-bytes.js';
import { lowerUnder, type LowerOptions } from './lower-under.js';

export function lowerCommand(): Command {
  return new Command('lower')
    .description('Shows what declared types and a signature or method become in wasm: the input of wasm.lower as JSON.')
    .argument('<file>', 'a JSON file {types, signature} or {types, method}, or - for standard input')
    .option('--rules <name>', 'the state of the rules', 'newest')
    .option('--impl <implementation>', 'who answers: a folder or module, or "cmd:" and a command; left out: the reference')
    .option('--json', 'request and answers as JSON')
    .action(lower);
}

async function lower(file: string, options: LowerOptions): Promise<void> {
  const input = read(file);
  if (input !== undefined && !isLowerInput(input) && !isLowerMethodInput(input)) return complain(`${file}: no {types, signature} and no {types, method}`, EXIT.impossible);
  if (input !== undefined) await lowerUnder(input, [], options);
}

function read(file: string): unknown {
  try {
    return argumentJson(file === '-' ? file : `@${file}`);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    complain(error.message, EXIT.impossible);
    return undefined;
  }
}
