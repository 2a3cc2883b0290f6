import { combinations } from './combinations.js';
import { Decoder, type Trace } from './decode.js';
import type { Example, Kind, Requirement, Sample, VectorContext } from './dialect.js';
import { encode, type Encoded } from './encode.js';
import { fromJson } from './json.js';
import type { Value } from './primitives/primitive.js';
import { MissingField, NoAnswer, Rejection, SpecError } from './rejection.js';
import type { Calculation } from './calculation-dialect.js';
import type { Script } from './script-dialect.js';
import { slug } from './slug.js';
import { appliesTo, type Spec } from './spec.js';
import { sampleDerive, sampleValue } from './samples.js';
import { parseTypeUse } from './type-use.js';
import { arrayVariations, borderVariations, cuts, fieldVariations, patched, valueAt, withValueAt, type Variation } from './variations.js';

/** What the corpus holds; the same shape as `Vector` of the contract, which the suite checks by schema. */
export interface GeneratedVector {
  id: string;
  requirements: string[];
  operation: 'format.decode' | 'format.encode' | Calculation['operation'] | 'image.describe' | 'image.accept' | 'image.verify' | Script['operation'];
  input: object;
  context: VectorContext;
  expect: { value: unknown; end?: number } | { rejection: ExpectedRejection } | ExpectedSteps | { thunk: unknown } | { readsBack: true } | { oneOf: ({ value: unknown; end?: number } | { readsBack: true } | { rejection: ExpectedRejection } | ExpectedSteps)[] } | { facts: { view: Record<string, unknown>; facet: string } };
  twin?: string;
  origin: 'literal' | 'derived';
  informative?: true;
  otherwise?: Record<string, unknown>;
}

/** The answers to the steps of a script. */
export interface ExpectedSteps {
  steps: { expect: { value: unknown } | { rejection: ExpectedRejection } }[];
}

interface Input {
  bytes: Uint8Array;
  /** The declared size in bytes, where the kind has one. */
  size: number | undefined;
}

export interface ExpectedRejection {
  phase: string;
  /** Any of these. */
  codes: string[];
  /** Half open, in bytes; none where the input is no bytes. */
  range?: [number, number];
}

type Derived = Record<string, string>;
/** The valid input that others are made from. */
type Twin = Input & Encoded & { id: string; derive: Derived };
type NamedKind = Kind & { name: string };
type Fault = Rejection & { requirement?: string };
/** A value that a reader may reject as well has a doubt. */
type Outcome = { value: unknown; end?: number; doubt?: Fault } | { rejection: Fault };

/** Vectors whose bytes no writer would choose, where the value may show that: in a size. */
const OTHER_FORMS = new WeakSet<GeneratedVector>();

export function isOfOtherForm(vector: GeneratedVector): boolean {
  return OTHER_FORMS.has(vector);
}

/** All vectors of one kind: its examples, its samples, and every sample with one thing changed. */
export function vectorsOfKind(spec: Spec, name: string): GeneratedVector[] {
  const kind = { ...(spec.kinds.get(name) as Kind), name };
  const maker = new VectorMaker(spec, kind);
  for (const example of spec.examples) if (example.kind === name) maker.example(example);
  for (const sample of kind.samples) for (const context of sample.contexts) maker.sample(sample, context);
  maker.combined();
  return maker.vectors;
}

/** No definition has this name: here stand all requirements of a context. */
const EVERYWHERE = '*';

class VectorMaker {
  readonly vectors: GeneratedVector[] = [];
  /** The id of the vector with an input and context. */
  private readonly inputs = new Map<string, string>();
  private readonly ids = new Set<string>();
  private readonly varied: { value: Value; context: VectorContext; twin: Twin; decoded: { value: Value; traces: Trace[] } }[] = [];
  private readonly covering = new Map<VectorContext, ReadonlyMap<string, Requirement[]>>();

  constructor(
    private readonly spec: Spec,
    private readonly kind: NamedKind,
  ) {}

  example(example: Example): void {
    const bytes = Uint8Array.from(Buffer.from(example.hex.replaceAll(' ', ''), 'hex'));
    const outcome = this.decode(bytes, example.context, example.size ?? bytes.length);
    this.compareExample(example, outcome);
    this.add(example.id, 'literal', bytes, example.context, example.size, outcome, undefined, example.covers);
  }

  /** The spec machine's reading of an example must be the one that its source gives. */
  private compareExample(example: Example, outcome: Outcome): void {
    const got = 'rejection' in outcome ? { code: outcome.rejection.code, range: outcome.rejection.range } : { value: outcome.value, end: example.end === undefined ? undefined : outcome.end };
    const wanted = example.rejects ?? { value: example.value, end: example.end };
    if (JSON.stringify(got) !== JSON.stringify(wanted)) throw new SpecError(example.id, `the example says ${JSON.stringify(wanted)}, the declarations ${JSON.stringify(got)}`);
  }

  sample(sample: Sample, context: VectorContext): void {
    const value = sampleValue(this.spec, this.kind, sample);
    const derive = sampleDerive(this.kind, sample);
    const suffix = sample.contexts.length > 1 ? `.${contextSlug(context, sample.contexts)}` : '';
    const id = `${this.kind.name}.${sample.id}${suffix}`;
    const made = this.encode(value, context, derive);
    const { bytes, size } = made;
    const outcome = this.decode(bytes, context, size ?? bytes.length);
    if ('rejection' in outcome) throw new SpecError(id, `the sample is rejected with ${outcome.rejection.code} at ${outcome.rejection.path}`);
    const twin = { id: this.add(id, 'derived', bytes, context, size, outcome, undefined, `${this.kind.name}.${sample.id}`) ?? id, ...made, derive };
    if (sample.alone) return;
    const decoded = new Decoder(this.spec, context, bytes, size).decode(this.kind.type, this.kind.phase);
    const isVaried = ({ path }: { path: string }): boolean => sample.varied?.some((start) => path.startsWith(start)) ?? true;
    const traces = decoded.traces.filter(isVaried);
    const settled = Object.keys(derive).reduce((current, path) => withValueAt(current, path, valueAt(decoded.value, path) ?? 0n), value);
    for (const variation of [...fieldVariations(this.spec, value, { value: decoded.value, traces }), ...arrayVariations(settled).filter(isVaried)]) {
      this.variation(`${id}.${variation.slug}`, variation, context, twin);
    }
    for (const cut of cuts(traces)) {
      const shorter = bytes.slice(0, cut.length);
      const result = this.decode(shorter, context, size ?? shorter.length);
      if (cut.length >= (size ?? 0) && 'rejection' in result) this.add(`${id}.${cut.slug}`, 'derived', shorter, context, size, result, twin.id, cut.owner, `${this.kind.name}.${sample.id}`);
    }
    for (const requirement of this.spec.requirements.values()) {
      (requirement.violate ?? []).filter((entry) => entry.kind === this.kind.name && entry.sample === sample.id).forEach((entry, number) => {
        const changed = Object.entries(entry.set).reduce((current, [path, replacement]) => withValueAt(current, path, fromJson(replacement), decoded.value), value);
        this.variation(`${id}.${slug(requirement.id)}-violated${number === 0 ? '' : `-${number + 1}`}`, { value: changed }, context, twin);
      });
    }
    this.varied.push({ value, context, twin, decoded: { value: decoded.value, traces } });
  }

  /** What comes after all samples, so that their vectors keep their names: values beside borders, combinations, other declared sizes. */
  combined(): void {
    for (const { value, context, twin, decoded } of this.varied) {
      for (const variation of [...borderVariations(this.spec, value, decoded, context.machine ?? ''), ...combinations(this.spec, value, decoded, context)]) {
        this.variation(`${twin.id}.${variation.slug}`, variation, context, twin);
      }
      if (twin.size !== undefined) this.otherSizes(twin, twin.size, context);
    }
  }

  /** The directory of the image lies about the size. That a section reaches beyond the file is seen in the directory. */
  private otherSizes({ id, bytes }: Twin, size: number, context: VectorContext): void {
    const owner = `${parseTypeUse(this.kind.type, this.kind.name).name}.${this.kind.sized}`;
    const sizes = { 'one-more': size + 1, 'one-less': size - 1, zero: 0, 'whole-input': bytes.length };
    for (const [name, other] of Object.entries(sizes)) {
      if (other >= 0 && other <= bytes.length) this.add(`${id}.declared-size.${name}`, 'derived', bytes, context, other, this.decode(bytes, context, other), id, owner);
    }
  }

  private variation(id: string, variation: Omit<Variation, 'slug'>, context: VectorContext, twin: Twin): void {
    const input = this.changed(variation, context, twin);
    if (!input) return;
    const owner = variation.form ? `${variation.owner ?? this.kind.name}.form` : variation.owner;
    this.add(id, 'derived', input.bytes, context, input.size, this.decode(input.bytes, context, input.size ?? input.bytes.length), twin.id, owner);
    const added = this.vectors.at(-1);
    if (variation.form && added?.id === id) OTHER_FORMS.add(added);
  }

  /** The sample with the variation in it; where the rest of the sample no longer fits the change, the changed bytes alone. */
  private changed(variation: Omit<Variation, 'slug'>, context: VectorContext, twin: Twin): Input | undefined {
    try {
      return this.encode(variation.value, context, twin.derive, twin);
    } catch (error) {
      if (!(error instanceof MissingField || error instanceof NoAnswer || error instanceof RangeError)) throw error;
      const bytes = variation.patches && patched(twin.bytes, variation.patches);
      return bytes && { bytes, size: twin.size };
    }
  }

  /** The bytes and, where the kind has one, the declared size. */
  private encode(value: Value, context: VectorContext, derive: Derived, like?: Twin): Input & Encoded {
    // A sample without derived numbers is written from scratch, as it always was.
    const { bytes, place } = encode(this.spec, context, this.kind.type, value, derive, Object.keys(derive).length === 0 ? undefined : like);
    if (this.kind.sized === undefined) return { bytes, place, size: undefined };
    const field = place.fields?.[this.kind.sized];
    if (!field) throw new SpecError(this.kind.name, `${this.kind.type} has no field ${this.kind.sized}`);
    return { bytes, place, size: (field.end - field.start) / 8 };
  }

  private decode(bytes: Uint8Array, context: VectorContext, size: number): Outcome {
    try {
      const { json, end, doubts } = new Decoder(this.spec, context, bytes, size).decode(this.kind.type, this.kind.phase);
      return { value: json, ...(end === undefined ? {} : { end: Math.ceil(end / 8) }), ...(doubts.length === 0 ? {} : { doubt: doubts[0] }) };
    } catch (error) {
      if (error instanceof Rejection) return { rejection: error };
      throw error;
    }
  }

  /**
   * What a reader may say of bad input. Where going on after the first fault leads to more (a reader checks in another
   * order, or does not check a count and finds the input at its end), any of their codes is right, and the range reaches
   * over all of them. Undefined if the faults belong to different phases: such an input shows nothing. A truncation counts
   * only beside a fault of the link phase, where a reader may have read everything before it asks what the numbers stand for.
   */
  private rejectionOf(first: Rejection, bytes: Uint8Array, context: VectorContext, size: number): ExpectedRejection | undefined {
    const phase = this.phaseOf(first);
    const faults = new Decoder(this.spec, context, bytes, size).faults(this.kind.type, this.kind.phase);
    if (faults.some((fault) => (fault.code !== 'truncated' || phase === 'link') && this.phaseOf(fault) !== phase)) return undefined;
    const alike = [first, ...faults.filter((fault) => this.phaseOf(fault) === phase)];
    return {
      phase,
      codes: [...new Set(alike.map(({ code }) => code))],
      range: [Math.min(...alike.map(({ range }) => range[0])), Math.max(...alike.map(({ range }) => range[1]))],
    };
  }

  /** Adds a vector and gives its id; that of an earlier vector with the same input; undefined if the input shows nothing. */
  private add(id: string, origin: 'literal' | 'derived', bytes: Uint8Array, context: VectorContext, size: number | undefined, outcome: Outcome, twin: string | undefined, owner: string | undefined, cutFrom?: string): string | undefined {
    const base64 = Buffer.from(bytes).toString('base64');
    const input = { kind: this.kind.name, bytes: base64, ...(size === undefined ? {} : { size }) };
    const key = JSON.stringify([input, context]);
    const same = this.inputs.get(key);
    if (same !== undefined) return same;
    const fault = 'rejection' in outcome ? outcome.rejection : outcome.doubt;
    const rejection = fault && this.rejectionOf(fault, bytes, context, size ?? bytes.length);
    if (fault && !rejection) return undefined;
    this.inputs.set(key, id);
    if (this.ids.has(id)) throw new SpecError(id, 'two vectors have this id');
    this.ids.add(id);
    const shown = this.shownBy(outcome, context, owner, cutFrom);
    this.vectors.push({
      id,
      requirements: shown.map((requirement) => requirement.id),
      operation: 'format.decode',
      input,
      context,
      expect: expectationOf(outcome, rejection),
      ...(rejection && twin !== undefined ? { twin } : {}),
      origin,
      ...(shown.length > 0 && shown.every((requirement) => requirement.confidence === 'unverified') ? { informative: true as const } : {}),
    });
    return id;
  }

  private phaseOf(rejection: Rejection): string {
    return rejection.phase ?? this.spec.errors.get(rejection.code)?.phase ?? this.kind.phase;
  }

  /** The requirements that a vector shows: the violated constraint, or those that cover the field, the structure, the kind. */
  private shownBy(outcome: Outcome, context: VectorContext, owner: string | undefined, cutFrom: string | undefined): Requirement[] {
    const covering = this.coveringIn(context);
    const violated = ('rejection' in outcome ? outcome.rejection : outcome.doubt)?.requirement;
    if (violated !== undefined) return covering.get(EVERYWHERE)?.filter(({ id, covers }) => id === violated || covers?.includes(`violated:${violated}`)) ?? [];
    const rejected = 'rejection' in outcome ? [`error:${outcome.rejection.code}`] : [];
    const places = [...rejected, ...(owner === undefined ? [] : [owner, owner.split('.').slice(0, 2).join('.'), owner.split('.')[0]]), this.kind.name];
    // What is cut off breaks the layout of the field, of the structure around it and of the sample; not a constraint on the
    // field, and nothing that valid input alone can show.
    const isCut = 'rejection' in outcome && outcome.rejection.code === 'truncated';
    const laidOut = (place: string): Requirement[] => covering.get(place)?.filter(({ covers, shownBy }) => covers?.includes(place) && shownBy === undefined) ?? [];
    const cut = cutFrom === undefined ? places.slice(0, -1) : [...places.slice(0, -1), cutFrom];
    const layouts = isCut ? [[...new Set(cut.flatMap(laidOut))], laidOut(this.kind.name)] : [];
    return [...layouts, ...places.map((place) => covering.get(place) ?? [])].find((found) => found.length > 0) ?? [];
  }

  /** By place, the requirements that cover it and apply in a context, in the order of the spec. */
  private coveringIn(context: VectorContext): ReadonlyMap<string, Requirement[]> {
    const known = this.covering.get(context);
    if (known) return known;
    const covering = new Map<string, Requirement[]>();
    for (const requirement of this.spec.requirements.values()) {
      if (!appliesTo(requirement.applies, context)) continue;
      const places = new Set([...(requirement.covers ?? []), `${requirement.on}.${requirement.field}`, EVERYWHERE]);
      for (const place of places) {
        const there = covering.get(place);
        if (there) there.push(requirement);
        else covering.set(place, [requirement]);
      }
    }
    this.covering.set(context, covering);
    return covering;
  }
}

function expectationOf(outcome: Outcome, rejection: ExpectedRejection | undefined): GeneratedVector['expect'] {
  if ('rejection' in outcome) return { rejection: rejection as ExpectedRejection };
  const { value, end } = outcome;
  const accepted = end === undefined ? { value } : { value, end };
  return rejection ? { oneOf: [accepted, { rejection }] } : accepted;
}

/** What tells the context of a vector from those of the other vectors of its sample. */
export function contextSlug(context: VectorContext, all: readonly VectorContext[]): string {
  const { formatVersion, machine, os, ...members } = context;
  const different = Object.entries(members).filter(([name, value]) => all.some((other) => JSON.stringify(other[name]) !== JSON.stringify(value)));
  const parts = [machine?.toLowerCase(), os?.toLowerCase(), formatVersion?.replace('.', '-'), ...different.map(([name, value]) => slug(`${name} ${JSON.stringify(value)}`))];
  return parts.filter((part) => part !== undefined).join('-');
}
