import { basename, dirname } from 'node:path';
import type { ProgramInput, ProgramResult, ProgramRuntime } from '../../conformance/contract/program.js';
import type { FileOperand, Vector } from '../../conformance/contract/protocol.js';
import type { CommittedImage, RecordedRun } from '../../conformance/world/committed.js';
import { fileOperand, ilBeside } from './operands.js';
import { imageSlug } from './slugs.js';
import { contextOf } from './targets.js';

/** What a shell adds to the number of the signal that ended a process; the manifest has its negative. */
const SIGNAL = 128;

/**
 * The vectors of `program.run`: each program of the manifest that was run, on the framework that it was compiled against, and
 * on the other one if it does something else there.
 */
export function programVectors(images: readonly CommittedImage[]): Vector[] {
  return images.flatMap((image) => {
    const { run, runExact } = image;
    if (run === undefined || runExact === undefined) return [];
    const same = run.stdout === runExact.stdout && run.exitCode === runExact.exitCode;
    if (same) return [vector(image, images, 'PRG-1', runExact, undefined)];
    return [vector(image, images, 'PRG-1', runExact, runExact.framework), vector(image, images, 'PRG-2', run, run.framework)];
  });
}

function vector(image: CommittedImage, images: readonly CommittedImage[], requirement: string, recorded: RecordedRun, framework: string | undefined): Vector {
  const context = contextOf(image.r2rVersion, image.os, image.arch);
  const runtime: ProgramRuntime = { version: '10.0', machine: String(context.machine), os: String(context.os), dynamicCode: true, ...(framework === undefined ? {} : { framework }) };
  const input: ProgramInput = { files: filesOf(image, images), select: basename(image.path), runtime };
  const value: ProgramResult = { exitCode: recorded.exitCode < 0 ? SIGNAL - recorded.exitCode : recorded.exitCode, stdout: recorded.stdout };
  const id = `program.${imageSlug(image)}${framework === undefined ? '' : `.on-${framework}`}`;
  return { id, requirements: [requirement], operation: 'program.run', input, context, expect: { value }, origin: 'literal' };
}

/** All images of the variant, and the IL of the assemblies that it has none of. */
function filesOf(image: CommittedImage, images: readonly CommittedImage[]): FileOperand[] {
  const beside = images.filter(({ path }) => dirname(path) === dirname(image.path));
  const compiled = beside.map((each) => fileOperand(roleOf(each, image), each.path, each.sha256));
  const il = ilBeside(new Set(compiled.map(({ name }) => name)));
  return [...compiled, ...il.map((path) => fileOperand('reference', path))];
}

function roleOf(each: CommittedImage, main: CommittedImage): FileOperand['role'] {
  if (each === main) return 'main';
  if (each.componentOf !== undefined) return 'component';
  return main.componentOf === each.path ? 'composite' : 'reference';
}
