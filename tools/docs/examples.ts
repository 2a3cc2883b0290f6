import { Decoder, type Trace } from '../spec-machine/decode.js';
import type { Kind, Topic, VectorContext } from '../spec-machine/dialect.js';
import { Rejection } from '../spec-machine/rejection.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';
import { annotated, hex, oneLine } from './annotated-hex.js';
import { anchor, block, code, paragraphs, table } from './markdown.js';
import type { Site } from './site.js';
import { inputOf } from './vector-input.js';

/** How many examples of a kind are shown byte by byte, and how many values they may have together; the others get a line each. */
const IN_FULL = 3;
const VALUES_IN_FULL = 60;
/** Longer ones are for the corpus to show. */
const BYTES_IN_LINE = 48;

interface Shown {
  id: string;
  says: string;
  source: string;
  context: VectorContext;
  bytes: Uint8Array;
  size?: number;
  rejected?: string;
  traces: Trace[];
}

/** The worked examples of a kind, or its samples where there is none, with the field that each byte belongs to. */
export function examples(site: Site, page: string, topic: Topic, name: string, kind: Kind, vectors: readonly GeneratedVector[]): string {
  const ofKind = (topic.examples ?? []).filter((example) => example.kind === name);
  const shown = ofKind.length > 0 ? ofKind.map((example) => worked(site, page, kind, example)) : sampled(site, name, kind, vectors);
  const valid = shown.filter(({ rejected }) => rejected === undefined);
  const full = valid.slice(0, IN_FULL).filter((_, index, list) => index === 0 || list.slice(0, index + 1).flatMap(({ traces }) => traces).length <= VALUES_IN_FULL);
  const rest = shown.filter((example) => !full.includes(example));
  return paragraphs(...full.map((example) => inFull(site, example)), rest.length === 0 ? '' : table(['Example', 'Context', 'Bytes', 'What they say'], rest.map((example) => row(site, example))));
}

function worked(site: Site, page: string, kind: Kind, example: NonNullable<Topic['examples']>[number]): Shown {
  const bytes = Uint8Array.from(Buffer.from(example.hex.replaceAll(' ', ''), 'hex'));
  const { context, size, rejects } = example;
  const rejected = rejects === undefined ? undefined : `${site.error(page, rejects.code)} at bytes ${rejects.range[0]} to ${rejects.range[1]}`;
  return { id: example.id, says: example.says ?? '', source: example.source.join('; '), context, bytes, size, rejected, traces: tracesOf(site, kind, context, bytes, size) };
}

function sampled(site: Site, name: string, kind: Kind, vectors: readonly GeneratedVector[]): Shown[] {
  return kind.samples.flatMap(({ id }) => {
    const vector = vectors.find((candidate) => inputOf(candidate).bytes !== undefined && 'value' in candidate.expect && (candidate.id === `${name}.${id}` || (candidate.id.startsWith(`${name}.${id}.`) && candidate.twin === undefined)));
    if (vector === undefined) return [];
    const { bytes: bytesText = '', size } = inputOf(vector);
    const bytes = Uint8Array.from(Buffer.from(bytesText, 'base64'));
    const { context } = vector;
    return [{ id: vector.id, says: '', source: '', context, bytes, size, traces: tracesOf(site, kind, context, bytes, size) }];
  });
}

function tracesOf(site: Site, kind: Kind, context: VectorContext, bytes: Uint8Array, size: number | undefined): Trace[] {
  try {
    return new Decoder(site.spec, context, bytes, size).decode(kind.type, kind.phase).traces;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return [];
  }
}

function inFull(site: Site, { id, says, source, context, bytes, size, traces }: Shown): string {
  const about = [contextText(context), size === undefined ? '' : `size ${size}`].filter(Boolean).join(', ');
  return paragraphs(
    `${anchor(id)}**${id}**${about === '' ? '' : ` (${about})`}${says === '' ? '' : `: ${says}`}${source === '' ? '' : ` Source: ${source}.`}`,
    block(bytes.length === 0 ? ['(no bytes)'] : annotated(site.spec, bytes, traces)),
  );
}

function row(site: Site, { id, says, context, bytes, rejected, traces }: Shown): string[] {
  const long = bytes.length > BYTES_IN_LINE;
  const text = long ? '' : oneLine(site.spec, bytes, traces);
  const what = rejected === undefined ? (text.length > 240 ? `${text.slice(0, 240)}...` : text) : `rejected: ${rejected}`;
  return [`${anchor(id)}${code(id)}`, contextText(context), long ? `${bytes.length} bytes` : code(hex(bytes) || '(none)'), [says, what].filter(Boolean).join(' ')];
}

/** `16.0, AMD64, Linux`, then whatever else the structure has to know. */
export function contextText({ formatVersion, machine, os, ...more }: VectorContext): string {
  const members = Object.entries(more).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return [formatVersion, machine, os, ...members].filter((part) => part !== undefined).join(', ');
}
