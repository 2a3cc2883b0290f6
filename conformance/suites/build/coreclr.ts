import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Acceptance, AcceptInput } from '../../contract/acceptance.js';
import { packageRoot } from '../../contract/package-root.js';
import type { Answer, FileOperand, Implementation } from '../../contract/protocol.js';
import { listEditedImages, pathOfEdited, type EditedImage } from '../../world/edited.js';
import { imagesFolder } from '../../world/paths.js';

/** Lets CoreCLR 10 load the edited images. @returns what it does with them that is not as recorded, a line each; undefined if it cannot be had */
export async function acceptanceFindings(): Promise<string[] | undefined> {
  if (spawnSync('dotnet', ['--list-runtimes']).status !== 0) return undefined;
  const adapter = (await import(pathToFileURL(join(packageRoot(), 'conformance', 'adapters', 'coreclr', 'adapter.mjs')).href)) as Implementation;
  const accept = adapter.operations['image.accept'];
  if (accept === undefined) throw new Error('the adapter of CoreCLR does not answer image.accept');
  const findings: string[] = [];
  for (const image of listEditedImages()) {
    const answer: Answer = await accept(inputOf(image) as never, {});
    if ('unsupported' in answer) return undefined;
    const found = 'accepted' in answer ? (answer.accepted as Acceptance) : answer;
    if (JSON.stringify(found) !== JSON.stringify(image.coreclr)) findings.push(`${image.name}: ${JSON.stringify(found)}, not ${JSON.stringify(image.coreclr)}`);
  }
  return findings;
}

function inputOf(image: EditedImage): AcceptInput {
  const main = operandOf(pathOfEdited(image), 'main');
  const names = new Set([main.name]);
  const others = [dirname(image.base), 'il'].flatMap((folder) => readdirSync(join(imagesFolder, folder)).filter((name) => name.endsWith('.dll')).map((name) => join(folder, name)));
  const beside = others.filter((path) => !names.has(basename(path)) && names.add(basename(path))).map((path) => operandOf(path, 'reference'));
  return { files: [main, ...beside], select: main.name, runtime: { version: '10.0', machine: 'AMD64', os: 'Linux', dynamicCode: true } };
}

function operandOf(path: string, role: FileOperand['role']): FileOperand {
  return { name: basename(path), role, bytes: readFileSync(join(imagesFolder, path)).toString('base64') };
}
