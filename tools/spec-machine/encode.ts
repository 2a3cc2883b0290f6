import type { AddressMap } from './address-map.js';
import { BitSink } from './bits.js';
import { globalsOf, scopeWith, type Globals } from './context.js';
import type { Expression, Field, VectorContext } from './dialect.js';
import type { Scope } from './expressions.js';
import { layoutsFor, NO_BINDINGS, unitOf, type Around, type BoundField, type BoundType, type Layouts, type RecordValue, type StructUse } from './layout.js';
import { Form, integer, type Primitive, type Value } from './primitives/primitive.js';
import { MissingField, SpecError } from './rejection.js';
import type { Spec } from './spec.js';
import { surroundings, type Surroundings } from './surroundings.js';
import { valueAt, withValueAt } from './variations.js';

/** Where a value came to lie, in bits; what `place` shows to `derive` expressions, in the unit of the structure. */
export interface Place {
  /** What was written, with derived and computed fields. */
  value: Value;
  start: number;
  end: number;
  fields?: Record<string, Place>;
  items?: Place[];
}

export interface Encoded {
  bytes: Uint8Array;
  place: Place;
}

/** What stands for the size of the input before it is known. */
const UNKNOWN_SIZE = 65536;
/** How often positions are laid out anew until nothing moves. */
const MAX_PASSES = 20;

/**
 * Writes a value of a declared structure: fields that the value leaves out come from their `derive` expressions (arrays are empty),
 * whose `place` names the positions of the pass before, until two passes agree.
 * `derive` has numbers of the value that follow in the same way, by their paths, where the value does not give them.
 * `like` is a similar value that was written before: its positions are the first guess.
 * Throws SpecError if a field is neither given nor derived, RangeError if a value does not fit its type.
 */
export function encode(spec: Spec, context: VectorContext, typeText: string, value: Value, derive: Record<string, Expression> = {}, like?: Encoded): Encoded {
  let previous = like?.bytes;
  let places = like?.place;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const encoder = new Encoder(spec, context, previous?.length ?? UNKNOWN_SIZE);
    const result = encoder.encode(typeText, encoder.withDerived(value, derive, places), places);
    if (previous && Buffer.compare(previous, result.bytes) === 0) {
      if (encoder.misfit) throw encoder.misfit;
      return result;
    }
    previous = result.bytes;
    places = result.place;
  }
  throw new SpecError(typeText, `positions do not settle in ${MAX_PASSES} passes`);
}

class Encoder {
  private readonly sink = new BitSink();
  private layouts: Layouts;
  private globals: Globals;
  private map: AddressMap | undefined;
  private readonly later: (() => void)[] = [];
  /** The end of the part that is written in order; what is placed `after` comes behind it. */
  private tail = 0;
  /** A value that did not fit its type, for which zeros were written: it may fit when the positions have settled. */
  misfit: RangeError | undefined;

  constructor(private readonly spec: Spec, context: VectorContext, inputSize: number) {
    this.layouts = layoutsFor(spec, context);
    this.globals = globalsOf(this.layouts.known, inputSize, inputSize);
  }

  /** Positions are those of the pass before; there are none in the first, where the numbers are 1. */
  withDerived(value: Value, derive: Record<string, Expression>, old: Place | undefined): Value {
    const scope = scopeWith(this.globals);
    scope.place = old && show(old, 8n, undefined);
    return Object.entries(derive).reduce(
      (current, [path, expression]) =>
        (valueAt(current, path) ?? null) === null ? withValueAt(current, path, old ? this.layouts.evaluate(expression, scope, path) : 1n) : current,
      value,
    );
  }

  encode(typeText: string, value: Value, old: Place | undefined): Encoded {
    const type = this.layouts.bind(typeText, NO_BINDINGS, typeText);
    const place = this.one(type, typeText, value, scopeWith(this.globals), 0, { up: null, prev: null, index: 0n }, old);
    this.tail = place.end;
    for (let next = this.later.shift(); next; next = this.later.shift()) next();
    return { bytes: this.sink.finish(), place };
  }

  private one(type: BoundType, owner: string, value: Value, scope: Scope, start: number, around: Around, old: Place | undefined): Place {
    const args = this.layouts.args(type, scope, owner);
    if ('struct' in type) return this.struct(type, args, owner, value, start, around, old);
    if (value instanceof Form) {
      value.bytes.forEach((byte, index) => this.sink.write(start + 8 * index, 8, BigInt(byte)));
      return { value: value.value, start, end: start + 8 * value.bytes.length };
    }
    return { value, start, end: this.write(type.primitive, start, value, args) };
  }

  private write(primitive: Primitive, start: number, value: Value, args: Value[]): number {
    try {
      return primitive.write(this.sink, start, value, args);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.misfit = error;
      if (typeof value === 'bigint') return primitive.write(this.sink, start, 0n, args);
      const end = start + (value instanceof Uint8Array || Array.isArray(value) ? 8 * value.length : 0);
      this.sink.reach(end);
      return end;
    }
  }

  private struct(type: StructUse, args: Value[], owner: string, value: Value, start: number, around: Around, old: Place | undefined): Place {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array || value instanceof Form) throw new SpecError(owner, 'a record is expected here');
    const unit = unitOf(type.struct);
    const record: RecordValue = { ...value };
    const scope = this.layouts.recordScope(this.globals, record, type, args, around, this.addressOf(start));
    Object.assign(scope, record);
    scope.place = !this.layouts.asksForPlace(type.struct) ? {} : old ? show(old, unit, this.map) : guessed(value, this.layouts.fieldsOf(type));
    const fields: Record<string, Place> = {};
    let position = start;
    for (const bound of this.layouts.fieldsOf(type)) {
      const { field } = bound;
      const fieldOwner = `${type.name}.${field.name}`;
      scope.here = BigInt(this.addressOf(position)) / unit;
      if (field.if !== undefined && this.layouts.evaluate(field.if, scope, fieldOwner) !== true) {
        delete record[field.name];
        scope[field.name] = undefined;
        continue;
      }
      if (field.placed === 'elsewhere') {
        record[field.name] = null;
        scope[field.name] = null;
        continue;
      }
      const content = field.let === undefined ? this.valueOf(field, value, scope, fieldOwner) : this.layouts.evaluate(field.let, scope, fieldOwner);
      const known = content instanceof Form ? content.value : content;
      record[field.name] = known;
      scope[field.name] = known;
      if (field.let !== undefined) continue;
      const surrounded = this.surroundings(field, scope, fieldOwner);
      const write = (at: number): void => this.inside(surrounded, () => {
        const place = Array.isArray(content) && (field.count !== undefined || field.while !== undefined)
          ? this.array(bound, fieldOwner, content, scope, at, record, unit, old?.fields?.[field.name])
          : this.one(bound.type as BoundType, fieldOwner, content, scope, at, { up: record, prev: null, index: 0n }, old?.fields?.[field.name]);
        fields[field.name] = place;
        record[field.name] = place.value;
        scope[field.name] = place.value;
      });
      if (field.placed === 'after') {
        this.later.push(() => {
          write(this.tail);
          this.tail = fields[field.name].end;
        });
      } else {
        write(position);
        const extent = field.within === undefined ? 0 : Number(integer(this.layouts.evaluate(field.within, scope, fieldOwner)) * unit);
        position = Math.max(fields[field.name].end, position + extent);
      }
    }
    this.sink.reach(position);
    return { value: record, start, end: position, fields };
  }

  private addressOf(position: number): number {
    return this.map === undefined ? position : this.map.addressOf(position);
  }

  private surroundings(field: Field, scope: Scope, owner: string): Surroundings {
    return surroundings(this.spec, field, { layouts: this.layouts, globals: this.globals, map: this.map }, (expression) => this.layouts.evaluate(expression, scope, owner));
  }

  private inside({ layouts, globals, map }: Surroundings, write: () => void): void {
    const outer = { layouts: this.layouts, globals: this.globals, map: this.map };
    Object.assign(this, { layouts, globals, map });
    write();
    Object.assign(this, outer);
  }

  private valueOf(field: Field, value: RecordValue, scope: Scope, owner: string): Value {
    if (Object.hasOwn(value, field.name)) return value[field.name];
    const derived = field.derive ?? field.from;
    if (derived !== undefined) return this.layouts.evaluate(derived, scope, owner);
    if (!isWritten(field)) throw new MissingField(owner);
    return field.type?.startsWith('align(') ? 0n : [];
  }

  private array(bound: BoundField, owner: string, items: Value[], scope: Scope, start: number, record: RecordValue, unit: bigint, old: Place | undefined): Place {
    const places: Place[] = [];
    const outer = { index: scope.index, prev: scope.prev, here: scope.here };
    let position = start;
    items.forEach((item, number) => {
      const around: Around = { up: record, prev: number === 0 ? null : places[number - 1].value, index: BigInt(number) };
      Object.assign(scope, { prev: around.prev, index: around.index, here: BigInt(this.addressOf(position)) / unit });
      places.push(this.one(bound.type as BoundType, owner, item, scope, position, around, old?.items?.[number]));
      position = places[number].end;
    });
    Object.assign(scope, outer);
    return { value: places.map((place) => place.value), start, end: position, items: places };
  }
}

function show(place: Place, unit: bigint, map: AddressMap | undefined): Value {
  const address = (position: number): bigint => BigInt(map === undefined ? position : map.addressOf(position)) / unit;
  const start = address(place.start);
  const shown: RecordValue = { start, end: start + BigInt(place.end - place.start) / unit, bytes: BigInt(Math.ceil((place.end - place.start) / 8)) };
  for (const [name, field] of Object.entries(place.fields ?? {})) shown[name] = show(field, unit, map);
  if (place.items) shown.items = place.items.map((item) => show(item, unit, map));
  return shown;
}

/** What `place` shows before anything has a position: what will be written, at the beginning and a byte long. */
function guessed(value: Value, fields: readonly BoundField[] = []): Value {
  const shown: RecordValue = { start: 0n, end: 0n, bytes: 1n };
  if (Array.isArray(value)) shown.items = value.map((item) => guessed(item));
  else if (typeof value === 'object' && value !== null && !(value instanceof Form)) for (const [name, member] of Object.entries(value)) shown[name] = guessed(member);
  for (const { field } of fields) if (isWritten(field)) shown[field.name] ??= guessed([]);
  return shown;
}

/** Whether a value that says nothing of the field has it all the same. */
function isWritten({ count, while: goesOn, derive, from, type }: Field): boolean {
  return derive !== undefined || from !== undefined || count !== undefined || goesOn !== undefined || type?.startsWith('align(') === true;
}
