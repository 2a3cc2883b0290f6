import { Command, Option } from 'commander';
import { writeContainer, type ContainerForm } from '../../../../reference/wasm/container-writer.js';
import { TypeTable } from '../../../../reference/wasm/module/type-table.js';
import { readWebcil } from '../../../../reference/webcil/webcil-file.js';
import { readBytes } from '../../files.js';
import { lines, standardOutput, writeFile } from '../../output.js';
import { attempt } from './attempt.js';

const FORMS: readonly ContainerForm[] = ['plain', 'passive', 'self-installing'];

const EXAMPLES = `
Examples:
  r2r wasm wrap App.webcil -o App.wasm
  r2r wasm wrap App.webcil -o App.wasm --form=self-installing

Left out, the form is plain for a payload of version 0, and passive for one of version 1. The module has no
compiled methods: a payload does not hold them.`;

export function wrapCommand(): Command {
  return new Command('wrap')
    .description('Writes the wasm module around a Webcil payload.')
    .argument('<payload>', 'a file that begins with WbIL')
    .requiredOption('-o, --output <file>', 'write here')
    .addOption(new Option('--form <form>', 'how payload and table entries come to their places').choices(FORMS))
    .addHelpText('after', EXAMPLES)
    .action(wrap);
}

async function wrap(path: string, { output, form }: { output: string; form?: ContainerForm }): Promise<void> {
  const payload = attempt(path, () => readBytes(path));
  const header = payload && attempt(path, () => readWebcil(payload).header);
  if (payload === undefined || header === undefined) return;
  const chosen = form ?? (header.majorVersion === 0 ? 'plain' : 'passive');
  const module = writeContainer({ form: chosen, payload, types: new TypeTable(), functions: [] });
  await writeFile(output, module);
  await standardOutput().write(lines([`${output}: ${module.length} bytes, ${chosen}, with a payload of ${payload.length} bytes`]));
}
