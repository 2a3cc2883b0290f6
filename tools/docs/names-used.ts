import type { Definition, Field, Topic } from '../spec-machine/dialect.js';
import type { Spec } from '../spec-machine/spec.js';
import { parseTypeUse, type TypeUse } from '../spec-machine/type-use.js';
import type { Site } from './site.js';

/** The topics whose definitions a topic uses: as types, as names of numbers, in expressions. */
export function topicsNamed(site: Site, topic: Topic): Topic[] {
  const { spec } = site;
  const names = new Set([
    ...Object.values(topic.definitions ?? {}).flatMap((definition) => namesIn(spec, definition)),
    ...Object.values(topic.kinds ?? {}).flatMap(({ type }) => typeNames(spec, parseTypeUse(type, topic.topic))),
    ...(topic.requirements ?? []).flatMap(({ holds }) => expressionNames(spec, holds)),
  ]);
  return spec.topics.filter((other) => other !== topic && Object.keys(other.definitions ?? {}).some((name) => names.has(name)));
}

function namesIn(spec: Spec, definition: Definition): string[] {
  if ('struct' in definition) return definition.struct.flatMap((field) => fieldNames(spec, field));
  if ('function' in definition) return expressionNames(spec, definition.function);
  if ('table' in definition) return definition.table.flatMap(({ when }) => expressionNames(spec, when));
  return [];
}

function fieldNames(spec: Spec, field: Field): string[] {
  const expressions = [field.let, field.if, field.count, field.while, field.at, field.within, field.declares, field.mapped].flatMap((text) => expressionNames(spec, text));
  return [...(field.type === undefined ? [] : typeNames(spec, parseTypeUse(field.type, field.name))), field.enum ?? '', field.flags ?? '', ...expressions];
}

function typeNames(spec: Spec, use: TypeUse): string[] {
  return [use.name, ...use.types.flatMap((type) => typeNames(spec, type)), ...use.args.flatMap((arg) => expressionNames(spec, arg))];
}

/** Free names and the names of called functions. */
function expressionNames(spec: Spec, text: string | undefined): string[] {
  if (text === undefined) return [];
  return [...spec.expressions.compile(text, 'docs').names, ...(text.match(/\b[A-Z]\w*(?=\()/g) ?? [])];
}
