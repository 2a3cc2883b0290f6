import path from 'node:path';
import { PRIMITIVES } from '../spec-machine/primitives/index.js';
import type { Applies, Topic } from '../spec-machine/dialect.js';
import type { Spec } from '../spec-machine/spec.js';
import { code, link } from './markdown.js';

/** The corpus folder, seen from `docs/`. */
export const CORPUS = '../conformance/corpus';

/** Where everything stands that a page may link to. Paths are relative to `docs/`. */
export class Site {
  constructor(readonly spec: Spec) {}

  pageOf(topic: Topic): string {
    return `${topic.area}/${topic.topic}.md`;
  }

  /** A link from the page `from` to a path with or without an anchor. */
  to(from: string, target: string, text: string): string {
    const [file, hash] = target.split('#');
    const relative = file === from ? '' : path.posix.relative(path.posix.dirname(from), file);
    return link(text, `${relative}${hash === undefined ? '' : `#${hash.toLowerCase()}`}`);
  }

  topic(from: string, topic: Topic): string {
    return this.to(from, this.pageOf(topic), topic.title);
  }

  /** The corpus file of a topic. */
  vectors(from: string, { area, topic, compressed }: Topic): string {
    return this.to(from, `${CORPUS}/${area}/${topic}.json${compressed ? '.gz' : ''}`, 'vectors');
  }

  /** A definition, a primitive or, if the spec knows neither, the name as it is. */
  definition(from: string, name: string): string {
    if (Object.hasOwn(PRIMITIVES, name)) return this.to(from, `primitives.md#${name}`, code(name));
    const topic = this.spec.topicOf.get(name);
    return topic ? this.to(from, `${this.pageOf(topic)}#${name}`, code(name)) : code(name);
  }

  requirement(from: string, id: string): string {
    const requirement = this.spec.requirements.get(id);
    return requirement ? this.to(from, `${this.pageOf(requirement.topic)}#${id}`, id) : id;
  }

  error(from: string, name: string): string {
    return this.to(from, `errors.md#${name}`, code(name));
  }
}

/** For which versions and targets something holds; empty for all of them. */
export function appliesText(applies: Applies | undefined): string {
  if (!applies) return '';
  return [formatText(applies.format), ...[applies.machine, applies.os, applies.rules, applies.profile].map((names) => names?.join(', ') ?? '')].filter(Boolean).join('; ');
}

function formatText(range: string | undefined): string {
  if (range === undefined) return '';
  const [since, until] = range.split('..');
  if (until === '') return `since ${since}`;
  return since === '' ? `until ${until}` : `${since} to ${until}`;
}
