import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { AcceptInput } from '../../conformance/contract/acceptance.js';
import type { ProgramInput } from '../../conformance/contract/program.js';
import type { DescribeInput, FileOperand, Vector } from '../../conformance/contract/protocol.js';
import { dumpOf, type CommittedImage } from '../../conformance/world/committed.js';
import { readDump, type Dump } from '../../conformance/world/dumps.js';
import { listEditedImages, pathOfEdited, type EditedImage } from '../../conformance/world/edited.js';
import { imagesFolder } from '../../conformance/world/paths.js';
import { fileOperand, ilBeside } from './operands.js';
import { contextOf } from './targets.js';

/** R2R version that the edits of an image give it; that of the image before the edits if they say nothing. */
const VERSION = '/header/version';
/** What a runtime of .NET 10 decides by where nothing is wrong, and where the major version is beyond it. */
const RULES = { accept: 'A-14', ignore: 'A-10' };

/** The vectors of the images that no compiler writes: what is in them, and what CoreCLR 10 does with them. */
export function editedVectors(images: readonly CommittedImage[]): Vector[] {
  return listEditedImages().flatMap((edited) => {
    const base = images.find(({ path }) => path === edited.base);
    if (base === undefined) throw new Error(`${edited.base} is not in the manifest`);
    return [describeVector(edited, base), ...runtimeVectors(edited, base)];
  });
}

function describeVector(edited: EditedImage, base: CommittedImage): Vector {
  const file = fileOf(edited);
  const input: DescribeInput = { files: [file], select: file.name, facets: ['importSections'] };
  const dump: Dump = readDump(join(imagesFolder, dumpOf(base)));
  const view = { importSections: withCells(JSON.stringify(dump.importSections), edited) };
  return {
    id: `edited.${edited.name}.importSections`,
    requirements: requirementsOf(edited),
    operation: 'image.describe',
    input,
    context: contextOf(versionOf(edited, base), base.os, base.arch),
    expect: { facts: { view, facet: 'importSections' } },
    origin: 'literal',
  };
}

interface Section {
  entries: { kind: number; signatureHex: string; signatureRva: number }[];
}

/** The facet of the third party's dump with the edited cells as they have to be. */
function withCells(importSections: string, edited: EditedImage): Section[] {
  const changed = JSON.parse(importSections) as Section[];
  const bytes = readFileSync(join(imagesFolder, pathOfEdited(edited)));
  for (const { section, cell, kind, hex, at } of edited.cells) {
    const entry = changed[section].entries[cell];
    entry.kind = kind;
    entry.signatureHex = hex.replaceAll(' ', '');
    if (at !== undefined) entry.signatureRva = bytes.readUInt32LE(at);
  }
  return changed;
}

/** Those of the fixup kinds. */
function requirementsOf({ kinds }: EditedImage): string[] {
  const byKind: Record<string, string> = { '2d': 'FIX-26', 33: 'FIX-30', 37: 'FIX-14', 38: 'FIX-32', 39: 'FIX-34', '3a': 'FIX-33' };
  return kinds.map((kind) => byKind[kind]);
}

function runtimeVectors(edited: EditedImage, base: CommittedImage): Vector[] {
  const { outcome } = edited.coreclr;
  const context = contextOf(versionOf(edited, base), base.os, base.arch);
  const runtime = { version: '10.0', machine: String(context.machine), os: String(context.os), dynamicCode: true };
  const files = [fileOf(edited), ...beside(base)];
  const common = { requirements: requirementsOf(edited), context, origin: 'literal' } as const;
  const vectors: Vector[] = [];
  if (outcome === 'accept' || outcome === 'ignore') {
    const input: AcceptInput = { files, select: files[0].name, runtime };
    const expect = { oneOf: [{ value: { ...edited.coreclr, rule: RULES[outcome] } }, { value: edited.coreclr }] };
    vectors.push({ ...common, id: `edited.${edited.name}.accept`, operation: 'image.accept', input, expect });
  }
  if (outcome === 'accept' && base.runExact !== undefined) {
    const input: ProgramInput = { files, select: files[0].name, runtime };
    const { exitCode, stdout } = base.runExact;
    vectors.push({ ...common, id: `edited.${edited.name}.program`, operation: 'program.run', input, expect: { value: { exitCode, stdout } } });
  }
  return vectors;
}

function versionOf({ edits }: EditedImage, base: CommittedImage): string {
  const version = edits.find(({ at }) => at === VERSION)?.value as { major: number; minor: number } | undefined;
  return version === undefined ? base.r2rVersion : `${version.major}.${version.minor}`;
}

function fileOf(edited: EditedImage): FileOperand {
  const path = pathOfEdited(edited);
  return fileOperand('main', path, sha256Of(path));
}

/** The other images of the variant, and the IL of the assemblies that it has none of. */
function beside({ path }: CommittedImage): FileOperand[] {
  const folder = dirname(path);
  const compiled = readdirSync(join(imagesFolder, folder)).filter((name) => name.endsWith('.dll'));
  const others = compiled.filter((name) => name !== basename(path)).sort().map((name) => `${folder}/${name}`);
  return [...others, ...ilBeside(new Set(compiled))].map((each) => fileOperand('reference', each, sha256Of(each)));
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(join(imagesFolder, path))).digest('hex');
}
