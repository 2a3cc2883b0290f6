import { Command, InvalidArgumentError } from 'commander';
import { answeredKeys } from '../../../../reference/operations/image-keys.js';
import { imageKeys } from '../../../../reference/wasm/image-keys.js';
import { RULE_SET_NAMES, ruleSet, type WasmRules } from '../../../../reference/wasm/rule-sets.js';
import { complain, EXIT, exitWith } from '../../exit-codes.js';
import { filesToRead, forEachImage, referenceOption } from '../../images.js';
import { argumentJson } from '../../operations/argument-bytes.js';
import { lines, standardOutput } from '../../output.js';
import { keysText } from './keys-text.js';

const EXAMPLES = `
Examples:
  r2r wasm keys App.wasm --reference=packs/net11.0
  r2r wasm keys App.wasm --host=host-keys.json --json

Needed are the M key of each method with code, the I key of each call through an import cell, and for virtual calls the V
key besides. Calls of delegates and of function pointers go through no cell and are not seen. The signatures come from the
metadata: what an assembly defines is known if it is found in the references, or beside the image. An image for another
machine than wasm injects nothing that its runtime would look at; for it this shows what its methods would need on wasm.

Exit code 1: a key is missing, or not all could be told.`;

export function keysCommand(): Command {
  return new Command('keys')
    .description('Lists the thunks that an image injects, those that it needs, and the missing ones with who needs them.')
    .argument('<images...>', 'files, folders (with all below them), globs')
    .addOption(referenceOption())
    .option('--host <file>', 'the keys in the tables of the host: a JSON array of texts')
    .option('--rules <name>', `the state of the rules: ${RULE_SET_NAMES.join(', ')}`, 'newest')
    .option('--json', 'the answers of wasm.keys as JSON, one line for each image')
    .addHelpText('after', EXAMPLES)
    .action(keys);
}

interface KeysOptions {
  reference: readonly string[];
  host?: string;
  rules: string;
  json?: true;
}

async function keys(args: string[], options: KeysOptions): Promise<void> {
  const rules = ruleSet(options.rules);
  if (rules === undefined) return complain(`--rules=${options.rules}: none of ${RULE_SET_NAMES.join(', ')}`, EXIT.impossible);
  const host = hostKeys(options.host);
  if (host === undefined) return;
  const files = await filesToRead(args, options.reference);
  await listKeys(files, host, rules, options);
}

async function listKeys(files: Awaited<ReturnType<typeof filesToRead>>, host: ReadonlySet<string>, rules: WasmRules, { reference, json }: KeysOptions): Promise<void> {
  const output = standardOutput();
  await forEachImage({ files, references: reference, withProgress: !process.stdout.isTTY }, async (image, file) => {
    const found = imageKeys(image, host, rules);
    if (found.missing.length > 0 || found.unknown.length > 0) exitWith(EXIT.findings);
    const text = json ? [`${JSON.stringify({ file: file.path, ...answeredKeys(found) })}\n`] : lines(keysText(image, file.path, found, host));
    await output.write(text);
  });
}

function hostKeys(file: string | undefined): ReadonlySet<string> | undefined {
  if (file === undefined) return new Set();
  try {
    const found = argumentJson(`@${file}`);
    if (Array.isArray(found) && found.every((each): each is string => typeof each === 'string')) return new Set(found);
    complain(`${file}: no JSON array of keys`, EXIT.impossible);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    complain(error.message, EXIT.impossible);
  }
  return undefined;
}
