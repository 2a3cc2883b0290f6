import { vectorsOfCalculation } from '../spec-machine/calculations.js';
import { describeVectorsOfKind } from '../spec-machine/describe-vectors.js';
import { encodeVectorsOfKind } from '../spec-machine/encode-vectors.js';
import type { Topic } from '../spec-machine/dialect.js';
import { vectorsOfScenarios } from '../spec-machine/scenarios.js';
import { vectorsOfScripts } from '../spec-machine/scripts.js';
import { vectorsOfVerifications } from '../spec-machine/verifications.js';
import { schemaOfKind } from '../spec-machine/schema.js';
import type { Spec } from '../spec-machine/spec.js';
import { vectorsOfKind, type GeneratedVector } from '../spec-machine/vectors.js';
import { corpusText } from './write.js';

export interface Corpus {
  /** File name relative to the corpus folder -> content. */
  files: Map<string, string>;
  vectors: GeneratedVector[];
}

/** All vectors of one kind, in the order of the corpus. */
export function vectorsOf(spec: Spec, kind: string): GeneratedVector[] {
  const decoding = vectorsOfKind(spec, kind);
  return [...decoding, ...describeVectorsOfKind(spec, kind, decoding), ...encodeVectorsOfKind(spec, kind, decoding)];
}

/** The vectors of all calculations, scenarios and scripts of a topic. */
export function calculationsOf(spec: Spec, topic: Topic): GeneratedVector[] {
  return [...Object.keys(topic.calculations ?? {}).flatMap((name) => vectorsOfCalculation(spec, name)), ...vectorsOfScenarios(spec, topic), ...vectorsOfScripts(spec, topic), ...vectorsOfVerifications(spec, topic)];
}

/** The name of a topic's corpus file, relative to the corpus folder. */
export function corpusFile({ area, topic, compressed }: Topic): string {
  return `${area}/${topic}.json${compressed ? '.gz' : ''}`;
}

/** The corpus file of every topic that has vectors, and the published schemas of values and sentences of requirements. */
export function corpusOf(spec: Spec, vectorsByKind: ReadonlyMap<string, GeneratedVector[]>): Corpus {
  const files = new Map<string, string>();
  const all: GeneratedVector[] = [];
  for (const topic of spec.topics) {
    const vectors = [...Object.keys(topic.kinds ?? {}).flatMap((kind) => vectorsByKind.get(kind) ?? []), ...calculationsOf(spec, topic)];
    if (vectors.length === 0) continue;
    files.set(corpusFile(topic), corpusText(topic.area, topic.topic, vectors));
    all.push(...vectors);
  }
  files.set('kinds.json', kindsText(spec));
  files.set('requirements.json', requirementsText(spec));
  return { files, vectors: all };
}

export function kindsText(spec: Spec): string {
  const kinds = [...spec.kinds].map(([name, kind]) => [name, { title: kind.title, topic: kind.topic.topic, schema: schemaOfKind(spec, name) }] as const);
  return `${JSON.stringify({ kinds: Object.fromEntries(kinds) }, null, 1)}\n`;
}

/** What the ids in the vectors stand for, one a line. */
export function requirementsText(spec: Spec): string {
  const lines = [...spec.requirements.values()].map(({ id, topic, level, says, applies, confidence, untested }) =>
    `${JSON.stringify(id)}:${JSON.stringify({ topic: topic.topic, level, says, applies, confidence, untested })}`,
  );
  return `{"requirements":{\n${lines.join(',\n')}\n}}\n`;
}
