import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { packageRoot } from '../contract/package-root.js';
import type { FailureKind } from './failure-kind.js';
import type { Verdict } from './results.js';

/** The baseline cannot be used. The message is one line for people. */
export class BaselineError extends Error {}

/** What a baseline says of one vector, or of all whose ids match a pattern (spec/schema/baseline.json). */
export interface BaselineLine {
  id: string;
  expect: Extract<Verdict, 'fail' | 'error'> | FailureKind;
  reason: string;
  link?: string;
  /** The last day, `YYYY-MM-DD`. */
  expires: string;
}

interface BaselineFile {
  $schema?: string;
  expectedFailures: BaselineLine[];
}

/** The lines of a baseline file; of one that is not there none if it is going to be written. */
export function readBaseline(file: string, toBeWritten: boolean): BaselineLine[] {
  if (!existsSync(file)) {
    if (toBeWritten) return [];
    throw new BaselineError(`there is no baseline ${file}; --update-baseline writes one`);
  }
  const content = parsed(file);
  const isBaseline: ValidateFunction<BaselineFile> = new Ajv2020().compile<BaselineFile>(schema());
  if (!isBaseline(content)) {
    const [error] = isBaseline.errors ?? [];
    throw new BaselineError(`the baseline ${file} is none: ${error?.instancePath || 'the whole'} ${error?.message ?? 'is not valid'}${allowed(error?.params)}`);
  }
  const ids = content.expectedFailures.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new BaselineError(`the baseline ${file} has two lines for ${twice}`);
  return content.expectedFailures;
}

/** Writes a baseline, sorted, as a whole or not at all. */
export function writeBaseline(file: string, lines: readonly BaselineLine[]): void {
  const sorted = [...lines].sort((left, right) => (left.id < right.id ? -1 : 1));
  const content: BaselineFile = { expectedFailures: sorted.map(({ id, expect, reason, link, expires }) => ({ id, expect, reason, link, expires })) };
  const beside = `${file}.${process.pid}.new`;
  try {
    writeFileSync(beside, `${JSON.stringify(content, undefined, 2)}\n`);
    renameSync(beside, file);
  } catch (error) {
    if (!isNativeError(error) || !('code' in error)) throw error;
    throw new BaselineError(`the baseline cannot be written: ${error.message}`, { cause: error });
  }
}

function schema(): object {
  return JSON.parse(readFileSync(join(packageRoot(), 'spec/schema/baseline.json'), 'utf8')) as object;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!isNativeError(error)) throw error;
    throw new BaselineError(`the baseline ${file} cannot be read: ${error.message}`, { cause: error });
  }
}

/** The names that would have been right, if there is a list of them. */
function allowed(params: object | undefined): string {
  return params !== undefined && 'allowedValues' in params && Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
}
