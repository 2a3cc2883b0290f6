import { isDeepStrictEqual } from 'node:util';
import { requirementsAt } from './covering.js';
import { Decoder } from './decode.js';
import type { Encoding, Kind, VectorContext } from './dialect.js';
import { chosen, drawn, leafVariations, unseen, valuesRead, type DrawnValue } from './drawn-values.js';
import { encode } from './encode.js';
import { freeLayoutVectors } from './free-layouts.js';
import { layoutsFor, NO_BINDINGS } from './layout.js';
import type { Form, Primitive, Value } from './primitives/primitive.js';
import { MissingField, NoAnswer, Rejection, SpecError } from './rejection.js';
import type { Spec } from './spec.js';
import { storedValue } from './stored.js';
import { contextSlug, type ExpectedRejection, type GeneratedVector } from './vectors.js';

/** The code for a value that has no encoding. */
const NO_ENCODING = 'value.range';

type Outcome = { bytes: Uint8Array } | { refused: string[]; orBytes: Uint8Array[] };

/**
 * The vectors of `format.encode` for one kind: its examples that a writer would make, its values, of a primitive every
 * boundary and what lies beyond, and values that `decoding`, the vectors of `format.decode` of the kind, reads. A value whose
 * bytes would not be read back as it has to be refused.
 */
export function encodeVectorsOfKind(spec: Spec, name: string, decoding: readonly GeneratedVector[]): GeneratedVector[] {
  const kind = spec.kinds.get(name);
  if (kind?.encode === undefined) return [];
  if (kind.encode.free) return freeLayoutVectors(spec, { ...kind, name, encode: kind.encode }, decoding);
  return new EncodeVectorMaker(spec, { ...kind, name, encode: kind.encode }).make(decoding);
}

class EncodeVectorMaker {
  private readonly vectors = new Map<string, GeneratedVector>();
  /** Values that are accepted. */
  private readonly accepted: unknown[] = [];
  /** The first of them, for those that are not. */
  private twin: string | undefined;

  constructor(
    private readonly spec: Spec,
    private readonly kind: Kind & { name: string; encode: Encoding },
  ) {}

  make(decoding: readonly GeneratedVector[]): GeneratedVector[] {
    const { name, samples, encode: encoding } = this.kind;
    for (const { id, kind, value, hex, context } of this.spec.examples) {
      if (kind !== name || value === undefined) continue;
      const outcome = this.outcome(value, context);
      if ('bytes' in outcome && Buffer.from(outcome.bytes).equals(Buffer.from(hex.replaceAll(' ', ''), 'hex'))) this.add(`${id}.encode`, 'literal', value, context, outcome);
    }
    const contexts = distinct(samples.flatMap((sample) => sample.contexts));
    for (const context of contexts) {
      const prefix = `${name}.encode${contexts.length > 1 ? `.${contextSlug(context, contexts)}` : ''}`;
      for (const { id, value } of [...this.boundaries(context), ...(encoding.values ?? [])]) this.add(`${prefix}.${id}`, 'derived', value, context, this.outcome(value, context));
    }
    if (encoding.drawn !== undefined) {
      const inForce = decoding.filter(({ context }) => this.isDrawnIn(context));
      this.draw(drawn(inForce, this.kind, encoding.drawn));
      this.draw(unseen(valuesRead(inForce, this.kind), this.accepted));
    }
    return [...this.vectors.values()];
  }

  /** What is read is written; of each place in the values, the first is changed as well. What the declarations cannot write is left out. */
  private draw(values: readonly DrawnValue[]): void {
    const written = values.filter(({ id, value, context }) => {
      const outcome = this.outcome(value, context);
      if ('refused' in outcome && outcome.orBytes.length === 0) return false;
      this.add(`${id}.encode`, 'derived', value, context, outcome);
      return 'bytes' in outcome;
    });
    const places = new Set<string>();
    for (const { value, context, sample } of written) {
      if (!sample) continue;
      for (const change of leafVariations(value, places)) {
        const id = `${this.kind.name}.encode.changed.${change.slug}`;
        if (chosen(id, this.kind.encode.changed ?? 1)) this.add(id, 'derived', change.value, context, this.outcome(change.value, context));
      }
    }
  }

  private isDrawnIn(context: VectorContext): boolean {
    const { unless } = this.kind.encode;
    return unless === undefined || this.spec.expressions.compile(unless, this.kind.name)(layoutsFor(this.spec, context).freeScope()) !== true;
  }

  /** Of a primitive of integers: its boundaries, and the values next to the smallest and the largest. */
  private boundaries(context: VectorContext): { id: string; value: unknown }[] {
    const layouts = layoutsFor(this.spec, context);
    const type = layouts.bind(this.kind.type, NO_BINDINGS, this.kind.name);
    if (!('primitive' in type)) return [];
    const { primitive } = type;
    const args = layouts.args(type, layouts.freeScope(), this.kind.name);
    const { minimum, maximum } = primitive.schema as { minimum?: number; maximum?: number };
    const beyond = [
      ...(minimum === undefined ? [] : [{ slug: 'below-minimum', value: BigInt(minimum) - 1n }]),
      ...(maximum === undefined ? [] : [{ slug: 'above-maximum', value: BigInt(maximum) + 1n }]),
      ...('pattern' in primitive.schema || minimum !== undefined ? [{ slug: 'above-64-bits', value: 1n << 64n }] : []),
    ];
    return [...primitive.boundaries(args), ...beyond].map(({ slug, value }) => ({ id: slug, value: published(value, primitive) }));
  }

  private outcome(value: unknown, context: VectorContext): Outcome {
    const bytes = this.written(value, context);
    if (bytes === undefined) return { refused: [NO_ENCODING], orBytes: [] };
    const read = this.read(bytes, context);
    if (!(read instanceof Rejection)) {
      if (!isDeepStrictEqual(read.json, value)) return { refused: [NO_ENCODING], orBytes: this.otherForms(value, context) };
      if (read.doubts.length > 0) return { refused: this.codesOf(read.doubts), orBytes: [bytes] };
      return this.evaluate(this.kind.encode.mayRefuse ?? 'false', value, context) === true ? { refused: [NO_ENCODING], orBytes: [bytes] } : { bytes };
    }
    return { refused: this.codesOf([read, ...new Decoder(this.spec, context, bytes).faults(this.kind.type, this.kind.phase)]), orBytes: [] };
  }

  /** With what a writer refuses a value whose bytes a reader rejects, or may reject, with these faults. */
  private codesOf(faults: readonly Rejection[]): string[] {
    return [...new Set([NO_ENCODING, ...faults.filter((fault) => this.phaseOf(fault) === this.kind.phase).map(({ code }) => code)])];
  }

  private phaseOf({ phase, code }: Rejection): string | undefined {
    return phase ?? this.spec.errors.get(code)?.phase;
  }

  /** What a writer makes of a value; undefined if it has no encoding. */
  private written(value: unknown, context: VectorContext): Uint8Array | undefined {
    try {
      return encode(this.spec, context, this.kind.type, storedValue(layoutsFor(this.spec, context), this.kind.type, value)).bytes;
    } catch (error) {
      if (error instanceof RangeError || error instanceof NoAnswer || error instanceof MissingField) return undefined;
      throw error;
    }
  }

  private evaluate(expression: string, value: unknown, context: VectorContext): Value {
    const layouts = layoutsFor(this.spec, context);
    return this.spec.expressions.compile(expression, this.kind.name)(Object.assign(layouts.freeScope(), { value: storedValue(layouts, this.kind.type, value) }));
  }

  /** What a reader makes of bytes. What it leaves over could not be told from what follows. */
  private read(bytes: Uint8Array, context: VectorContext): { json: unknown; doubts: Rejection[] } | Rejection {
    try {
      const { json, end, doubts } = new Decoder(this.spec, context, bytes).decode(this.kind.type, this.kind.phase);
      return { json: end !== undefined && Math.ceil(end / 8) !== bytes.length ? undefined : json, doubts };
    } catch (error) {
      if (error instanceof Rejection) return error;
      throw error;
    }
  }

  /** Encodings that no writer would choose but that are read back as the value. */
  private otherForms(value: unknown, context: VectorContext): Uint8Array[] {
    const layouts = layoutsFor(this.spec, context);
    const bound = layouts.bind(this.kind.type, NO_BINDINGS, this.kind.name);
    const forms: Form[] = 'primitive' in bound ? (bound.primitive.forms?.(storedValue(layouts, this.kind.type, value)) ?? []) : [];
    return forms.map(({ bytes }) => bytes).filter((bytes) => {
      const read = this.read(bytes, context);
      return !(read instanceof Rejection) && isDeepStrictEqual(read.json, value);
    });
  }

  private add(id: string, origin: 'literal' | 'derived', value: unknown, context: VectorContext, outcome: Outcome): void {
    const key = JSON.stringify([value, context]);
    if (this.vectors.has(key)) return;
    const place = `${this.kind.name}.${'bytes' in outcome ? 'encode' : 'unencodable'}`;
    if ('bytes' in outcome) {
      this.accepted.push(value);
      this.twin ??= id;
    } else if (this.twin === undefined) throw new SpecError(id, 'no value before it is accepted');
    this.vectors.set(key, {
      id,
      ...requirementsAt(this.spec, context, [place]),
      operation: 'format.encode',
      input: { kind: this.kind.name, value },
      context,
      expect: this.expectation(outcome),
      ...('bytes' in outcome ? {} : { twin: this.twin }),
      origin,
    });
  }

  private expectation(outcome: Outcome): GeneratedVector['expect'] {
    const accepted = (bytes: Uint8Array): { value: unknown } => ({ value: { bytes: Buffer.from(bytes).toString('base64') } });
    if ('bytes' in outcome) return accepted(outcome.bytes);
    const rejection: ExpectedRejection = { phase: this.kind.phase, codes: outcome.refused };
    return outcome.orBytes.length === 0 ? { rejection } : { oneOf: [{ rejection }, ...outcome.orBytes.map(accepted)] };
  }
}

/** A value as the contract has it: 64-bit integers, and others that JSON cannot hold, as decimal text. */
function published(value: Value, primitive: Primitive): unknown {
  if (typeof value !== 'bigint') return value;
  return primitive.wide || value !== BigInt(Number(value)) || value > BigInt(Number.MAX_SAFE_INTEGER) ? String(value) : Number(value);
}

function distinct(contexts: readonly VectorContext[]): VectorContext[] {
  return [...new Map(contexts.map((context) => [JSON.stringify(context), context])).values()];
}
