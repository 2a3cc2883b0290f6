import { Command, InvalidArgumentError } from 'commander';
import type { TypeDeclaration } from '../../../../conformance/contract/type-declarations.js';
import { areDeclarations } from '../../../../reference/operations/lower-input.js';
import { complain, EXIT } from '../../exit-codes.js';
import { argumentJson } from '../../operations/argument-bytes.js';
import { signatureOf, type WrittenSignature } from '../../operations/csharp-signature.js';
import { TypeTextError } from '../../operations/type-text.js';
import { lowerUnder, type LowerOptions } from './lower-under.js';

const EXAMPLES = `
Examples:
  r2r wasm key 'static int F(long, S24, Vector128<int>)'
  r2r wasm key 'int F(ref int x, (long, byte) y)' --rules=18.6
  r2r wasm key '[UnmanagedCallersOnly] static double F(S12 s)'
  r2r wasm key 'static void F(Mine m)' --types=types.json

Without static there is a this. S24 is a struct of 24 bytes; other structs are those of the system module that the
spec knows, or stand in FILE: a JSON array of declarations (spec/schema/protocol/type-declaration.json).`;

export function keyCommand(): Command {
  return new Command('key')
    .description('Shows what a method signature becomes: function type, keys, argument area, and what older rules make of it.')
    .argument('<signature>', 'as in C#')
    .option('--types <file>', 'declarations of types')
    .option('--rules <name>', 'the state of the rules', 'newest')
    .option('--generic-context', 'with a hidden generic context')
    .option('--async', 'with a hidden continuation')
    .option('--impl <implementation>', 'who answers: a folder or module, or "cmd:" and a command; left out: the reference')
    .option('--json', 'request and answers as JSON')
    .addHelpText('after', EXAMPLES)
    .action(key);
}

interface KeyOptions extends LowerOptions {
  types?: string;
  genericContext?: true;
  async?: true;
}

async function key(text: string, options: KeyOptions): Promise<void> {
  const written = read(text, options.types);
  if (written === undefined) return;
  const { input, parameters } = written;
  const hidden = { ...(options.genericContext ? { genericContext: true } : {}), ...(options.async ? { asyncContinuation: true } : {}) };
  await lowerUnder({ ...input, signature: { ...input.signature, ...hidden } }, parameters, options);
}

function read(text: string, file: string | undefined): WrittenSignature | undefined {
  try {
    return signatureOf(text, file === undefined ? [] : declarationsIn(file));
  } catch (error) {
    if (!(error instanceof TypeTextError || error instanceof InvalidArgumentError)) throw error;
    complain(error.message, EXIT.impossible);
    return undefined;
  }
}

function declarationsIn(file: string): TypeDeclaration[] {
  const found = argumentJson(`@${file}`);
  if (!areDeclarations(found)) throw new InvalidArgumentError(`${file} holds no array of type declarations.`);
  return found;
}
