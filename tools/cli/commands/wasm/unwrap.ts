import { Command } from 'commander';
import { findWebcilPayload } from '../../../../reference/webcil/wasm-payload.js';
import { complain, EXIT } from '../../exit-codes.js';
import { readBytes } from '../../files.js';
import { lines, standardOutput, writeFile } from '../../output.js';
import { attempt } from './attempt.js';

const EXAMPLES = `
Example:
  r2r wasm unwrap App.wasm -o App.webcil`;

export function unwrapCommand(): Command {
  return new Command('unwrap')
    .description('Writes the Webcil payload of a wasm module to a file of its own.')
    .argument('<module>', 'a wasm module whose second data segment is a Webcil payload')
    .requiredOption('-o, --output <file>', 'write here')
    .addHelpText('after', EXAMPLES)
    .action(unwrap);
}

async function unwrap(path: string, { output }: { output: string }): Promise<void> {
  const module = attempt(path, () => readBytes(path));
  if (module === undefined) return;
  const found = attempt(path, () => ({ payload: findWebcilPayload(module) }));
  if (found === undefined) return;
  if (found.payload === undefined) {
    complain(`${path}: the second data segment is no Webcil payload`, EXIT.findings);
    return;
  }
  const { start, end } = found.payload;
  await writeFile(output, module.subarray(start, end));
  await standardOutput().write(lines([`${output}: ${end - start} bytes`]));
}
