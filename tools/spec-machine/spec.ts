import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'glob';
import path from 'node:path';
import type { Calculation } from './calculation-dialect.js';
import type { Applies, Definition, Example, FunctionDefinition, Kind, Requirement, StructDefinition, TableDefinition, Topic } from './dialect.js';
import { Expressions, versionNumber } from './expressions.js';
import { SpecError } from './rejection.js';

export interface ErrorEntry {
  code: string;
  phase: string;
  says: string;
}

export interface VersionEntry {
  version: string;
  change: string;
  confidence: string;
  source: string[];
}

/** All of `spec/`, with names resolved. */
export interface Spec {
  topics: Topic[];
  /** The file of each topic, relative to `spec/`. */
  files: Map<Topic, string>;
  versions: VersionEntry[];
  errors: Map<string, ErrorEntry>;
  /** Ids of rules that are no requirement, each with the reason. */
  notRequirements: Map<string, string>;
  definitions: Map<string, Definition>;
  topicOf: Map<string, Topic>;
  kinds: Map<string, Kind & { topic: Topic }>;
  calculations: Map<string, Calculation>;
  requirements: Map<string, Requirement & { topic: Topic }>;
  examples: (Example & { topic: Topic })[];
  /** Constraints by `Struct.Field`. */
  constraints: Map<string, Requirement[]>;
  expressions: Expressions;
}

/** Reads a JSON file of the spec. */
export function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new SpecError(file, (error as Error).message);
  }
}

/**
 * Loads the spec from `folder` (the `spec/` folder itself) and resolves names; throws SpecError for what cannot be resolved.
 * JSON Schema checks and lint are separate.
 */
export function loadSpec(folder: string): Spec {
  return specOf(readParts(folder));
}

/** What stands in the files of the spec. */
export interface SpecParts {
  /** By file, relative to `spec/`. */
  topics: Map<string, Topic>;
  versions: VersionEntry[];
  errors: ErrorEntry[];
  notRequirements: Map<string, string>;
}

export function readParts(folder: string): SpecParts {
  return {
    topics: new Map(topicFiles(folder).map((file) => [file, readJson<Topic>(path.join(folder, file))])),
    versions: readJson<{ versions: VersionEntry[] }>(path.join(folder, 'versions.json')).versions,
    errors: readJson<{ errors: ErrorEntry[] }>(path.join(folder, 'errors.json')).errors,
    notRequirements: notRequirementsOf(folder),
  };
}

/** A spec without the file has none. */
function notRequirementsOf(folder: string): Spec['notRequirements'] {
  const file = path.join(folder, 'not-requirements.json');
  if (!existsSync(file)) return new Map();
  return new Map(readJson<{ rules: { id: string; reason: string }[] }>(file).rules.map(({ id, reason }) => [id, reason]));
}

/** The spec files that hold topics, relative to `folder`, sorted. */
export function topicFiles(folder: string): string[] {
  return globSync('{format,signatures,wasm,runtime,il}/**/*.json', { cwd: folder, posix: true }).sort();
}

/** Resolves names; throws SpecError for what cannot be resolved. */
export function specOf({ topics: parts, versions, errors, notRequirements }: SpecParts): Spec {
  const topics = [...parts.values()];
  const files = new Map([...parts].map(([file, topic]) => [topic, file]));
  const unique = <T>(map: Map<string, T>, key: string, value: T, topic: Topic): void => {
    if (map.has(key)) throw new SpecError(files.get(topic) ?? topic.topic, `${key} is defined twice`);
    map.set(key, value);
  };
  const definitions: Spec['definitions'] = new Map();
  const topicOf: Spec['topicOf'] = new Map();
  const kinds: Spec['kinds'] = new Map();
  const calculations: Spec['calculations'] = new Map();
  const requirements: Spec['requirements'] = new Map();
  const constraints: Spec['constraints'] = new Map();
  const examples: Spec['examples'] = [];
  for (const topic of topics) {
    for (const [name, definition] of Object.entries(topic.definitions ?? {})) {
      unique(definitions, name, definition, topic);
      topicOf.set(name, topic);
    }
    for (const [name, kind] of Object.entries(topic.kinds ?? {})) unique(kinds, name, { ...kind, topic }, topic);
    for (const [name, calculation] of Object.entries(topic.calculations ?? {})) unique(calculations, name, calculation, topic);
    for (const requirement of topic.requirements ?? []) {
      unique(requirements, requirement.id, { ...requirement, topic }, topic);
      if (requirement.holds === undefined) continue;
      const place = `${requirement.on}.${requirement.field}`;
      constraints.set(place, [...(constraints.get(place) ?? []), requirement]);
    }
    for (const example of topic.examples ?? []) examples.push({ ...example, topic });
  }
  const functions = Object.fromEntries([...definitions].filter((entry): entry is [string, FunctionDefinition] => 'function' in entry[1]));
  const tables = Object.fromEntries([...definitions].filter((entry): entry is [string, TableDefinition] => 'table' in entry[1]));
  return {
    topics, files, versions, definitions, topicOf, kinds, calculations, requirements, constraints, examples,
    notRequirements,
    errors: new Map(errors.map((entry) => [entry.code, entry])),
    expressions: new Expressions(functions, collectConstants(definitions, ''), tables),
  };
}

export function structOf(spec: Spec, name: string): StructDefinition | undefined {
  const definition = spec.definitions.get(name);
  return definition && 'struct' in definition ? definition : undefined;
}

/** What definitions give names to: numbers by name, or the rows of a table. */
export type Constants = Record<string, Record<string, bigint> | Record<string, bigint>[]>;

const constantsByMachine = new WeakMap<Spec, Map<string, Constants>>();

/** The constants and rows of every definition and the members of enumerations and flags, as seen on one machine. */
export function constantsFor(spec: Spec, machine: string): Constants {
  const known = constantsByMachine.get(spec) ?? new Map<string, Constants>();
  constantsByMachine.set(spec, known);
  const constants = known.get(machine) ?? collectConstants(spec.definitions, machine);
  known.set(machine, constants);
  return constants;
}

/** Without a machine, only what is the same on all of them. */
function collectConstants(definitions: Spec['definitions'], machine: string): Constants {
  return Object.fromEntries([...definitions].flatMap(([name, definition]): [string, Constants[string]][] => {
    if ('rows' in definition) return [[name, definition.rows.map((row) => Object.fromEntries(row.slice(0, definition.columns.length).map((number, index) => [definition.columns[index], BigInt(number)])))]];
    const numbers = numbersOf(definition);
    if (!numbers) return [];
    const known = numbers.flatMap(([key, value]) => {
      const number = typeof value === 'number' ? value : value[machine];
      return number === undefined ? [] : [[key, BigInt(number)] as const];
    });
    return [[name, Object.fromEntries(known)] as const];
  }));
}

/** The numbers that a definition gives names to; undefined if it gives none. */
function numbersOf(definition: Definition): [string, number | Record<string, number>][] | undefined {
  if ('constants' in definition) return Object.entries(definition.constants);
  const members = 'enum' in definition ? definition.enum : 'flags' in definition ? definition.flags : undefined;
  return members?.map(({ name, value }) => [name, value]);
}

/** Does an entry hold for this version and target? A context without a version or machine satisfies only entries that ask for none. */
export function appliesTo(applies: Applies | undefined, context: { formatVersion?: string; machine?: string; os?: string }): boolean {
  if (!applies) return true;
  if (applies.machine && !applies.machine.includes(context.machine ?? '')) return false;
  if (applies.os && !applies.os.includes(context.os ?? '')) return false;
  if (applies.format === undefined) return true;
  if (context.formatVersion === undefined) return false;
  const [since, until] = formatRange(applies.format);
  const version = versionNumber(context.formatVersion);
  return version >= since && version <= until;
}

/** Both ends of a range of format versions, included. */
export function formatRange(range: string): [bigint, bigint] {
  const match = /^(\d+(?:\.\d+)?)?\.\.(\d+(?:\.\d+)?)?$/.exec(range);
  if (!match) throw new SpecError('applies.format', `"${range}" is no range`);
  const until = match[2] ?? '65535';
  return [versionNumber(match[1] ?? '0'), versionNumber(until.includes('.') ? until : `${until}.65535`)];
}
