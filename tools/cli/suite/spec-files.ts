import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'glob';
import { packageRoot } from '../../../conformance/contract/package-root.js';
import type { Requirement, Topic } from '../../spec-machine/dialect.js';
import type { ErrorEntry, VersionEntry } from '../../spec-machine/spec.js';

/** A rule of the sources that is no requirement, with the reason. */
export interface NotRequirement {
  id: string;
  reason: string;
}

/** The spec as it is written, without what makes vectors of it. */
export interface SpecFiles {
  topics: Topic[];
  errors: ErrorEntry[];
  versions: VersionEntry[];
  notRequirements: NotRequirement[];
}

/** Where the spec of this package lies. */
export function specFolder(): string {
  return join(packageRoot(), 'spec');
}

export function readSpecFiles(folder: string = specFolder()): SpecFiles {
  const names = globSync('{format,signatures,wasm,runtime,il}/**/*.json', { cwd: folder, posix: true }).sort();
  const { errors } = readSpecJson<{ errors: ErrorEntry[] }>('errors.json', folder);
  const { versions } = readSpecJson<{ versions: VersionEntry[] }>('versions.json', folder);
  const rest = existsSync(join(folder, 'not-requirements.json')) ? readSpecJson<{ rules: NotRequirement[] }>('not-requirements.json', folder).rules : [];
  return { topics: names.map((name) => readSpecJson<Topic>(name, folder)), errors, versions, notRequirements: rest };
}

/** All requirements, in the order of the topics. */
export function requirementsOf({ topics }: SpecFiles): Requirement[] {
  return topics.flatMap(({ requirements }) => requirements ?? []);
}

/** A file of the spec. */
export function readSpecJson<T>(name: string, folder: string = specFolder()): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}
