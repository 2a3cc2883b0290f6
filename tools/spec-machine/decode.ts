import type { AddressMap } from './address-map.js';
import { BitSource } from './bits.js';
import { globalsOf, scopeWith, type Globals } from './context.js';
import type { Field, Requirement, VectorContext } from './dialect.js';
import type { Scope } from './expressions.js';
import { PUBLISHED, toJson } from './json.js';
import { layoutsFor, NO_BINDINGS, unitOf, type Around, type BoundField, type BoundType, type Layouts, type RecordValue, type StructUse } from './layout.js';
import { integer, type Primitive, type Value } from './primitives/primitive.js';
import { NoAnswer, Rejection } from './rejection.js';
import type { Spec } from './spec.js';
import { surroundings } from './surroundings.js';

/** A stored value that was read: where it stands in the structure and in the input. */
export interface Trace {
  path: string;
  /** `Struct.Field` */
  owner: string;
  field: Field;
  primitive: Primitive;
  args: Value[];
  value: Value;
  /** In bits. */
  start: number;
  end: number;
}

export interface Decoded {
  value: Value;
  json: unknown;
  /** First bit after the structure; undefined if parts of it lie elsewhere. */
  end: number | undefined;
  traces: Trace[];
  /** Constraints of level MAY that do not hold: a reader may reject the input with any of these. */
  doubts: Rejection[];
}

/** A guard for this machine, beyond what the spec declares (spec/format/limits.json) and samples reach. */
const MAX_DEPTH = 400;
/** How many elements an array may have. */
const MAX_ELEMENTS = 1_000_000;

/** Reads declared structures. Throws Rejection for input that the declarations do not allow. */
export class Decoder {
  private readonly source: BitSource;
  private layouts: Layouts;
  private globals: Globals;
  /** Where addresses lie; without it they are positions in the input. */
  private map: AddressMap | undefined;
  /** In bits: where the input of the value ends, wherever its addresses lead. */
  private bound: number;
  private readonly traces: Trace[] = [];
  private readonly path: string[] = [];
  private readonly doubts: Rejection[] = [];
  private scattered = false;
  /** Violated constraints, where decoding goes on after them. */
  private found: Rejection[] | undefined;

  /** @param declaredSize in bytes: what the directory of the image says of the structure; the whole input if not given */
  constructor(
    private readonly spec: Spec,
    context: VectorContext,
    bytes: Uint8Array,
    declaredSize: number = bytes.length,
  ) {
    this.source = new BitSource(bytes);
    this.bound = this.source.end;
    this.layouts = layoutsFor(spec, context);
    this.globals = globalsOf(this.layouts.known, bytes.length, declaredSize);
  }

  /**
   * Every fault that a reader can come upon in the input: it may check in another order than the spec states.
   * Goes on after a violated constraint; ends with what makes going on impossible.
   */
  faults(typeText: string, phase: string): Rejection[] {
    this.found = [];
    try {
      this.decode(typeText, phase);
    } catch (error) {
      if (error instanceof Rejection) this.found.push(error);
      else if (!(error instanceof NoAnswer)) throw error;
    }
    return this.found;
  }

  decode(typeText: string, phase: string): Decoded {
    this.source.phase = phase;
    const field: Field = { name: '', type: typeText };
    const type = this.layouts.bind(typeText, NO_BINDINGS, typeText);
    try {
      const { value, end } = this.one({ field, type }, type, typeText, scopeWith(this.globals), 0, { up: null, prev: null, index: 0n });
      return { value, json: this.found ? undefined : 'primitive' in type && type.primitive.wide ? String(value) : toJson(value), end: this.scattered ? undefined : end, traces: this.traces, doubts: this.doubts };
    } catch (error) {
      if (error instanceof Rejection) error.path = this.where();
      throw error;
    }
  }

  private one(bound: BoundField, type: BoundType, owner: string, scope: Scope, position: number, around: Around): { value: Value; end: number } {
    const args = this.layouts.args(type, scope, owner);
    if ('struct' in type) return this.struct(type, args, position, around);
    const { value, end } = type.primitive.read(this.source, position, args);
    if (end > position) this.traces.push({ path: this.where(), owner, field: bound.field, primitive: type.primitive, args, value, start: position, end });
    return { value, end };
  }

  private struct(type: StructUse, args: Value[], start: number, around: Around): { value: Value; end: number } {
    if (this.path.length > MAX_DEPTH) throw new Rejection('limit.exceeded', [Math.floor(start / 8), this.source.bytes.length], this.source.phase);
    const outerPhase = this.source.phase;
    this.source.phase = type.struct.phase ?? outerPhase;
    const record: RecordValue = {};
    const published: Record<string, unknown> = {};
    const scope = this.layouts.recordScope(this.globals, record, type, args, around, this.addressOf(start));
    let position = start;
    for (const bound of this.layouts.fieldsOf(type)) {
      const { field } = bound;
      const owner = `${type.name}.${field.name}`;
      scope.here = BigInt(this.addressOf(position)) / unitOf(type.struct);
      if (field.if !== undefined && this.layouts.evaluate(field.if, scope, owner) !== true) continue;
      this.path.push(field.name);
      const fieldStart = position;
      // A value that lies elsewhere is blamed there.
      let placed: [start: number, end: number] | undefined;
      let value: Value;
      if (field.let !== undefined) value = this.layouts.evaluate(field.let, scope, owner);
      else {
        const outerEnd = this.source.end;
        const at = field.at === undefined ? position : this.offsetOf(Number(integer(this.layouts.evaluate(field.at, scope, owner)) * unitOf(type.struct)), [start, position]);
        const content = (): { value: Value; end: number } => this.surrounded(field, scope, owner, at, () => this.content(bound, owner, scope, at, record, unitOf(type.struct)));
        const read = field.within === undefined ? content() : this.limited(at, Number(integer(this.layouts.evaluate(field.within, scope, owner)) * unitOf(type.struct)), content);
        this.source.end = outerEnd;
        value = read.value;
        if (field.at !== undefined) placed = [at, read.end];
        if (field.at === undefined) position = read.end;
        else if (field.continues) position = Math.max(position, read.end);
        else this.scattered = true;
      }
      record[field.name] = value;
      scope[field.name] = value;
      if (!field.hidden && !this.found) published[field.name] = bound.type && 'primitive' in bound.type && bound.type.primitive.wide ? String(value) : toJson(value);
      scope.after = BigInt(this.addressOf(position)) / unitOf(type.struct);
      this.check(type, field, scope, placed ?? [fieldStart, position]);
      this.path.pop();
    }
    Object.defineProperty(record, PUBLISHED, {
      value: type.struct.view === undefined || this.found ? published : toJson(this.layouts.evaluate(type.struct.view, scope, type.name)),
    });
    this.source.phase = outerPhase;
    return { value: record, end: position };
  }

  private addressOf(position: number): number {
    return this.map === undefined ? position : this.map.addressOf(position);
  }

  /** The position of an address, from which the input reaches as far as what is mapped with it. @param blamed what names the address */
  private offsetOf(address: number, blamed: [start: number, end: number]): number {
    if (this.map === undefined) return address;
    const found = this.map.find(address);
    if (!found) throw new Rejection('rva.outside', [Math.floor(blamed[0] / 8), Math.ceil(blamed[1] / 8)]);
    this.source.end = Math.min(this.bound, found.end);
    return found.offset;
  }

  /** Reads a value that has another context, declared size or address space than what stands around it. */
  private surrounded<T>(field: Field, scope: Scope, owner: string, at: number, read: () => T): T {
    if (field.context === undefined && field.declares === undefined && field.mapped === undefined) return read();
    const outer = { layouts: this.layouts, globals: this.globals, map: this.map };
    const inner = surroundings(this.spec, field, outer, (expression) => outer.layouts.evaluate(expression, scope, owner));
    this.layouts = inner.layouts;
    this.globals = inner.globals;
    this.map = inner.map;
    if (this.map && field.mapped !== undefined) this.source.end = Math.min(this.bound, this.map.find(this.map.addressOf(at))?.end ?? at);
    const result = read();
    this.layouts = outer.layouts;
    this.globals = outer.globals;
    this.map = outer.map;
    return result;
  }

  /** Reads a value of so many bits: its input ends behind them, and so does the value. */
  private limited(start: number, bits: number, read: () => { value: Value }): { value: Value; end: number } {
    this.source.need(start, bits, start);
    const outer = { end: this.source.end, bound: this.bound, globals: this.globals };
    this.source.end = start + bits;
    this.bound = start + bits;
    this.globals = { ...outer.globals, input: { size: BigInt(Math.floor((this.addressOf(start) + bits) / 8)) } };
    const { value } = read();
    this.source.end = outer.end;
    this.bound = outer.bound;
    this.globals = outer.globals;
    return { value, end: start + bits };
  }

  private content(bound: BoundField, owner: string, scope: Scope, at: number, record: RecordValue, unit: bigint): { value: Value; end: number } {
    return bound.field.count === undefined && bound.field.while === undefined
      ? this.one(bound, bound.type as BoundType, owner, scope, at, { up: record, prev: null, index: 0n })
      : this.array(bound, owner, scope, at, record, unit);
  }

  private array(bound: BoundField, owner: string, scope: Scope, start: number, record: RecordValue, unit: bigint): { value: Value; end: number } {
    const { field } = bound;
    const count = field.count === undefined ? undefined : integer(this.layouts.evaluate(field.count, scope, owner));
    const items: Value[] = [];
    let position = start;
    let prev: Value = null;
    const outer = { index: scope.index, prev: scope.prev, here: scope.here };
    for (let index = 0n; ; index++) {
      scope.index = index;
      scope.prev = prev;
      scope.here = BigInt(this.addressOf(position)) / unit;
      if (count !== undefined ? index >= count : this.layouts.evaluate(field.while as string, scope, owner) !== true) break;
      if (index >= MAX_ELEMENTS) throw new Rejection('limit.exceeded', [Math.floor(position / 8), this.source.bytes.length], this.source.phase);
      this.path.push(`[${index}]`);
      const read = this.one(bound, bound.type as BoundType, owner, scope, position, { up: record, prev, index });
      this.path.pop();
      items.push(read.value);
      prev = read.value;
      position = Math.max(position, read.end);
    }
    Object.assign(scope, outer);
    return { value: items, end: position };
  }

  private where(): string {
    return this.path.join('.').replaceAll('.[', '[');
  }

  /** The bytes that a violated constraint is about, half open: those of the field that it blames, if any were read, else those that it was checked at. */
  private blamed({ blames }: Requirement, checked: [start: number, end: number]): [number, number] {
    const path = [...this.path.slice(0, -1), blames].join('.').replaceAll('.[', '[');
    const traces = blames === undefined ? [] : this.traces.filter((trace) => trace.path === path || trace.path.startsWith(`${path}.`) || trace.path.startsWith(`${path}[`));
    const [start, end] = traces.length === 0 ? checked : [Math.min(...traces.map((trace) => trace.start)), Math.max(...traces.map((trace) => trace.end))];
    return [Math.floor(start / 8), Math.ceil(end / 8)];
  }

  /** The constraints that are declared for this field, in the order in which they stand in the spec. */
  private check(type: StructUse, field: Field, scope: Scope, checked: [start: number, end: number]): void {
    for (const constraint of this.layouts.constraintsOn(`${type.name}.${field.name}`)) {
      if (this.layouts.evaluate(constraint.holds as string, scope, constraint.id) === true) continue;
      const code = constraint.error as string;
      // These take the phase of the structure, whoever notices them.
      const phase = code === 'truncated' || code === 'limit.exceeded' ? this.source.phase : undefined;
      const rejection = Object.assign(new Rejection(code, this.blamed(constraint, checked), phase), { requirement: constraint.id });
      if (constraint.level === 'MAY') this.doubts.push(rejection);
      if (this.found) this.found.push(rejection);
      else if (constraint.level !== 'MAY') throw rejection;
    }
  }
}
