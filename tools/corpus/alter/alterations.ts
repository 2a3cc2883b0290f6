import type { Definition, Topic } from '../../spec-machine/dialect.js';
import type { SpecParts } from '../../spec-machine/spec.js';
import { expressionAlterations, typeAlterations, versionAlterations } from './texts.js';

/** One constant of the spec changed or deleted. Plain data: it travels between threads. */
export interface Alteration {
  /** What a person calls it: `format/header.json HeaderFlags.PARTIAL`. */
  name: string;
  sort: 'constant' | 'member' | 'row' | 'version' | 'machine' | 'width' | 'number' | 'error';
  /** A topic's file, `versions.json` or `errors.json`. */
  file: string;
  /** Where it stands in the file. */
  path: (string | number)[];
  /** What is put there; deleted if absent. */
  value?: unknown;
}

type Place = Pick<Alteration, 'name' | 'file' | 'path'>;

/** Every constant, member, version, machine and width of the spec, each changed and each deleted. */
export function alterationsOf(parts: SpecParts): Alteration[] {
  const versions = parts.versions.map(({ version }) => version);
  return [
    ...[...parts.topics].flatMap(([file, topic]) => [...ofDefinitions(file, topic), ...ofTexts(file, topic, versions)]),
    ...parts.errors.flatMap(({ code, phase }, index) => ofError(code, phase, index)),
  ];
}

function ofError(code: string, phase: string, index: number): Alteration[] {
  const place = { name: `errors.json ${code}`, sort: 'error', file: 'errors.json' } as const;
  return [{ ...place, path: [index] }, { ...place, path: [index, 'phase'], value: phase === 'record' ? 'section' : 'record' }];
}

function ofDefinitions(file: string, topic: Topic): Alteration[] {
  return Object.entries(topic.definitions ?? {}).flatMap(([name, definition]) => ofDefinition({ name: `${file} ${name}`, file, path: ['definitions', name] }, definition));
}

function ofDefinition(place: Place, definition: Definition): Alteration[] {
  const inside = (name: string, ...path: (string | number)[]): Place => ({ ...place, name: `${place.name}.${name}`, path: [...place.path, ...path] });
  if ('constants' in definition) {
    return Object.entries(definition.constants).flatMap(([name, number]) =>
      typeof number === 'number'
        ? numberAt('constant', inside(name, 'constants', name), number)
        : Object.entries(number).flatMap(([machine, each]) => numberAt('constant', inside(`${name}.${machine}`, 'constants', name, machine), each)),
    );
  }
  if ('rows' in definition) {
    return definition.rows.flatMap((row, index) => [
      { ...inside(`[${index}]`, 'rows', index), sort: 'row' as const },
      ...row.map((number, column) => ({ ...inside(`[${index}].${definition.columns[column]}`, 'rows', index, column), sort: 'row' as const, value: number + 1 })),
    ]);
  }
  const key = 'enum' in definition ? 'enum' : 'flags';
  const members = 'enum' in definition ? definition.enum : 'flags' in definition ? definition.flags : [];
  return members.flatMap((member, index): Alteration[] => [
    { ...inside(member.name, key, index), sort: 'member' },
    { ...inside(member.name, key, index, 'value'), sort: 'member', value: key === 'enum' ? member.value + 1 : member.value * 2 },
  ]);
}

function numberAt(sort: 'constant', place: Place, number: number): Alteration[] {
  return [{ ...place, sort }, { ...place, sort, value: number + 1 }];
}

/** Under these keys stand expressions. */
const EXPRESSIONS = new Set(['let', 'if', 'count', 'while', 'at', 'within', 'derive', 'declares', 'mapped', 'holds', 'view', 'function', 'when']);

/** What stands in texts: ranges of versions, types, expressions; and lists of machines. */
function ofTexts(file: string, topic: Topic, versions: readonly string[]): Alteration[] {
  const found: Alteration[] = [];
  const walk = (node: unknown, place: Place): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const step = Array.isArray(node) ? Number(key) : key;
      const label = typeof value === 'object' && value !== null ? nameOf(value as { name?: unknown; id?: unknown }) ?? (Array.isArray(node) ? key : undefined) : key;
      const here: Place = { ...place, path: [...place.path, step], name: label === undefined ? place.name : `${place.name} ${label}` };
      if (typeof value === 'string') found.push(...ofText(key, value, here, versions));
      else if (key === 'machine' && Array.isArray(value) && place.path.at(-1) === 'applies') found.push({ ...here, sort: 'machine', path: [...here.path, 0] });
      else walk(value, here);
    }
  };
  walk(topic.definitions, { name: file, file, path: ['definitions'] });
  walk(topic.requirements, { name: file, file, path: ['requirements'] });
  return found;
}

function nameOf({ name, id }: { name?: unknown; id?: unknown }): string | undefined {
  return typeof name === 'string' ? name : typeof id === 'string' ? id : undefined;
}

function ofText(key: string, text: string, place: Place, versions: readonly string[]): Alteration[] {
  if (key === 'format' && place.path.at(-2) === 'applies') {
    const deleted: Alteration = { ...place, sort: 'version' };
    return [deleted, ...versionAlterations(text, versions).map((value): Alteration => ({ ...place, sort: 'version', value }))];
  }
  // A result of a decision table may have a member of that name, too.
  if (key === 'type' && place.path.includes('struct')) return typeAlterations(text).map((value) => ({ ...place, sort: 'width', value }));
  if (!EXPRESSIONS.has(key) && place.path.at(-2) !== 'context') return [];
  return expressionAlterations(text, versions).map(({ sort, value }) => ({ ...place, sort, value }));
}

/** The spec with an alteration in it; nothing else is copied. */
export function altered(parts: SpecParts, { file, path, value }: Alteration): SpecParts {
  if (file === 'errors.json') return { ...parts, errors: put(parts.errors, path, value) };
  const topic = parts.topics.get(file);
  return topic === undefined ? parts : { ...parts, topics: new Map([...parts.topics]).set(file, put(topic, path, value)) };
}

function put<T>(whole: T, path: readonly (string | number)[], value: unknown): T {
  const copy = structuredClone(whole);
  let node = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) node = node[step] as Record<string | number, unknown>;
  const last = path[path.length - 1];
  if (value !== undefined) node[last] = value;
  else if (Array.isArray(node)) node.splice(Number(last), 1);
  else delete node[last];
  return copy;
}
