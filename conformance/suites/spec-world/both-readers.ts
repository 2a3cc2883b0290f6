import { R2RError } from '../../../reference/errors.js';
import { isMachine, isOperatingSystem, targetOf } from '../../../reference/image/target.js';
import { parseVersion, VERSION_FEATURES } from '../../../reference/image/versions.js';
import { FlatSpace } from '../../../reference/io/flat-space.js';
import { KINDS } from '../../../reference/operations/kinds/index.js';
import type { KindValue } from '../../../reference/operations/kinds/kind.js';
import { Rejection } from '../../../tools/spec-machine/rejection.js';
import { schemaOfKind } from '../../../tools/spec-machine/schema.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import { firstDifference } from '../../contract/equality.js';
import type { JsonSchema } from '../../contract/protocol.js';
import { readWithSpec, type Question, type Reading } from './spec-reading.js';

/** How often a kind was asked for, and how many stored values it had. */
export interface Count {
  structures: number;
  values: number;
}

/** Asks spec machine and reference the same questions, and keeps where their answers differ. */
export class BothReaders {
  readonly counts = new Map<string, Count>();
  readonly differences: string[] = [];
  private readonly schemas = new Map<string, JsonSchema>();

  constructor(private readonly spec: Spec) {}

  knows(kind: string): boolean {
    return this.spec.kinds.has(kind) && KINDS.has(kind);
  }

  /** @param place where the structure stands, for findings @returns what the spec machine says; undefined if it rejects the bytes of a real image */
  ask(place: string, question: Question): Reading | undefined {
    const count = this.countOf(question.kind);
    count.structures++;
    const declared = readWithSpec(this.spec, question);
    const written = answerOfReference(question);
    if (declared instanceof Error || typeof written === 'string') {
      if (declared instanceof Error) this.differences.push(`${place} (${question.kind}): the spec machine says ${textOf(declared)}`);
      if (typeof written === 'string') this.differences.push(`${place} (${question.kind}): the reference says ${written}`);
      return declared instanceof Error ? undefined : declared;
    }
    count.values += declared.traces.length;
    this.compare(place, question.kind, declared, written);
    return declared;
  }

  private compare(place: string, kind: string, declared: Reading, written: KindValue): void {
    const difference = firstDifference(declared.value, written.value, this.schemaOf(kind));
    if (difference) {
      const { path, expected, actual } = difference;
      this.differences.push(`${place} (${kind}) at ${path || 'top'}: the spec machine says ${JSON.stringify(expected)}, the reference ${JSON.stringify(actual)}`);
    }
    if (declared.end !== undefined && written.end !== undefined && declared.end !== written.end) {
      this.differences.push(`${place} (${kind}): the spec machine ends it at ${declared.end}, the reference at ${written.end}`);
    }
  }

  private schemaOf(kind: string): JsonSchema {
    const known: JsonSchema = this.schemas.get(kind) ?? { ...schemaOfKind(this.spec, kind) };
    this.schemas.set(kind, known);
    return known;
  }

  private countOf(kind: string): Count {
    const known = this.counts.get(kind) ?? { structures: 0, values: 0 };
    this.counts.set(kind, known);
    return known;
  }
}

function textOf(error: Error): string {
  return error instanceof Rejection ? `${error.code} at ${error.path || 'top'}, bytes ${error.range.join(' to ')}` : error.message;
}

function answerOfReference({ kind, bytes, size, context }: Question): KindValue | string {
  const { formatVersion, machine = 'AMD64', os = 'Linux' } = context;
  const version = formatVersion === undefined ? VERSION_FEATURES.newestMajor : parseVersion(formatVersion);
  const read = KINDS.get(kind);
  if (version === undefined || !isMachine(machine) || !isOperatingSystem(os) || read === undefined) return `nothing of ${kind}, ${formatVersion}, ${machine} or ${os}`;
  try {
    const decoded = read({ context: { space: new FlatSpace(bytes), version, target: targetOf(machine, os) }, size: size ?? bytes.length, given: context });
    return typeof decoded === 'string' ? `that it has no ${decoded}` : decoded;
  } catch (error) {
    if (error instanceof R2RError) return `${error.code} at ${error.path || 'top'}: ${error.message}`;
    throw error;
  }
}
