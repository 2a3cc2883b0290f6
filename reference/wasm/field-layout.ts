import { R2RError } from '../errors.js';
import { roundUp } from './argument-layout.js';
import type { BoundType, DeclaredTypes, ValueType } from './declared-types.js';
import { knownAlignment } from './known-types.js';
import type { WasmRules } from './rule-sets.js';

/** Bytes that a value takes, and how a field of the type is aligned. */
export interface TypeLayout {
  readonly size: number;
  readonly alignment: number;
  /** It has 8-byte fields, which raise the alignment of automatic layout. */
  readonly hasEightByteFields: boolean;
}

/** What a struct takes from its fields besides. */
interface Contents {
  readonly hasReferences: boolean;
  /** Native code sees the same bytes: no bool, no char, no reference. */
  readonly isBlittable: boolean;
}

const POINTER_SIZE = 4;

const PRIMITIVE_SIZES: Readonly<Record<string, number>> = {
  bool: 1, char: 2, int8: 1, uint8: 1, int16: 2, uint16: 2, int32: 4, uint32: 4, int64: 8, uint64: 8, float32: 4, float64: 8,
};

/** A struct of the metadata is at most so large. */
const MAX_SIZE = 0x7fffffff;

/** ECMA-335 II.22.8. */
const PACKINGS: ReadonlySet<number> = new Set([0, 1, 2, 4, 8, 16, 32, 64, 128]);

interface Field extends TypeLayout, Contents {
  /** No enum: these lie among the primitives. */
  readonly isStruct: boolean;
  readonly offset: number | undefined;
}

/** Lays out value types for wasm32 (wasm-layout-notes 3 to 7). */
export class FieldLayouts {
  private readonly known = new Map<string, TypeLayout & Contents>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly types: DeclaredTypes,
    private readonly rules: WasmRules,
  ) {}

  /** Size and alignment of a type; of a reference those of the pointer. @throws R2RError `type-declaration.*`, `limit.exceeded` */
  layoutOf(type: BoundType): TypeLayout {
    return this.described(type);
  }

  private described(type: BoundType): TypeLayout & Contents {
    if (type.kind !== 'value') return plainLayout(type);
    const known = this.known.get(type.name);
    if (known !== undefined) return known;
    if (this.underWay.has(type.name)) throw new R2RError('type-declaration.recursive', `${type.name} contains itself`);
    this.underWay.add(type.name);
    const described = this.structLayout(type);
    this.underWay.delete(type.name);
    this.known.set(type.name, described);
    return described;
  }

  /**
   * The alignment that the compiler asks for when it places a value of the type: its own if it is sequential, or explicit and
   * the same for native code; at most 8 otherwise (wasm-layout-notes 1, 7).
   */
  classAlignment(type: ValueType): number {
    const { alignment, hasEightByteFields, isBlittable } = this.described(type);
    const { layout } = type.declaration;
    return layout === 'sequential' || (layout === 'explicit' && isBlittable) ? alignment : automaticAlignment(hasEightByteFields);
  }

  private structLayout(type: ValueType): TypeLayout & Contents {
    checkDeclaration(type);
    const fields = this.types.fieldsOf(type).map(({ type: field, offset }): Field => ({ ...this.described(field), isStruct: field.kind === 'value' && field.declaration.sort !== 'enum', offset }));
    const hasReferences = fields.some((field) => field.hasReferences);
    const layout = placed(type, fields, hasReferences);
    if (layout.size > MAX_SIZE) throw new R2RError('type-declaration.size', `${type.name} is too large`);
    const alignment = knownAlignment(type, this.rules);
    const own = alignment === undefined ? layout : { size: layout.size, alignment, hasEightByteFields: true };
    return { ...own, hasReferences, isBlittable: fields.every((field) => field.isBlittable) };
  }
}

function plainLayout({ kind, name }: Exclude<BoundType, ValueType>): TypeLayout & Contents {
  if (kind === 'void') throw new R2RError('type-declaration.void', 'void has no size');
  const size = kind === 'primitive' ? PRIMITIVE_SIZES[name] : POINTER_SIZE;
  const isBlittable = kind === 'pointer' || (kind === 'primitive' && name !== 'bool' && name !== 'char');
  return { size, alignment: size, hasEightByteFields: size === 8, hasReferences: kind === 'reference' || kind === 'byref', isBlittable };
}

function placed(type: ValueType, fields: readonly Field[], hasReferences: boolean): TypeLayout {
  const { inlineArray: length, layout } = type.declaration;
  if (length !== undefined) return inlineArray(type, fields, length);
  if (layout === 'explicit') return explicit(type, fields);
  // A struct with references is laid out automatically whatever its metadata ask for.
  return layout === 'sequential' && !hasReferences ? sequential(type, fields) : automatic(fields);
}

function checkDeclaration({ name, declaration: { pack = 0, size = 0, inlineArray: length } }: ValueType): void {
  if (!PACKINGS.has(pack)) throw new R2RError('type-declaration.pack', `${name} has a Pack of ${pack}`);
  if (size < 0 || size > MAX_SIZE) throw new R2RError('type-declaration.size', `${name} has a Size of ${size}`);
  if (length !== undefined && (length < 1 || size > 0)) throw new R2RError('type-declaration.inline-array', `${name} has ${size > 0 ? 'a Size besides' : 'no elements'}`);
}

function sequential(type: ValueType, fields: readonly Field[]): TypeLayout {
  const pack = type.declaration.pack || Infinity;
  let end = 0;
  let alignment = 1;
  for (const field of fields) {
    const own = Math.min(field.alignment, pack);
    end = roundUp(end, own) + field.size;
    alignment = Math.max(alignment, own);
  }
  return finished(type, end, alignment);
}

function explicit(type: ValueType, fields: readonly Field[]): TypeLayout {
  const pack = type.declaration.pack || Infinity;
  let end = 0;
  let alignment = 1;
  for (const field of fields) {
    if (field.offset === undefined) throw new R2RError('type-declaration.offset', `a field of ${type.name} has no offset`);
    end = Math.max(end, field.offset + field.size);
    alignment = Math.max(alignment, Math.min(field.alignment, pack));
  }
  return finished(type, end, alignment);
}

/** A declared Size that the fields fit into is the size as it is; an empty struct has one byte. */
function finished({ declaration: { size = 0 } }: ValueType, end: number, alignment: number): TypeLayout {
  const whole = size > 0 ? Math.max(size, end) : Math.max(roundUp(end, alignment), 1);
  return { size: whole, alignment, hasEightByteFields: alignment >= 8 };
}

/** One field, so many times, each at its alignment (wasm-layout-notes 5). */
function inlineArray({ name }: ValueType, fields: readonly Field[], length: number): TypeLayout {
  if (fields.length !== 1) throw new R2RError('type-declaration.inline-array', `${name} has ${fields.length} fields`);
  const [{ size, alignment, hasEightByteFields }] = fields;
  return { size: length * roundUp(size, alignment), alignment, hasEightByteFields };
}

/** Large primitives and enums first, references among those of 4 bytes, structs last, aligned to a pointer at least (wasm-layout-notes 6). */
function automatic(fields: readonly Field[]): TypeLayout {
  let end = 0;
  const plain = fields.filter((field) => !field.isStruct).sort((a, b) => b.size - a.size);
  for (const field of plain) end = roundUp(end, field.size) + field.size;
  for (const field of fields.filter((each) => each.isStruct)) end = roundUp(end, Math.max(field.alignment, POINTER_SIZE)) + field.size;
  if (end <= POINTER_SIZE) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(end, 1)));
    return { size, alignment: size, hasEightByteFields: false };
  }
  const hasEightByteFields = fields.some((field) => field.hasEightByteFields);
  const widest = Math.max(...fields.map((field) => field.alignment));
  const alignment = Math.max(automaticAlignment(hasEightByteFields), widest > 8 ? widest : 0);
  return { size: roundUp(end, alignment), alignment, hasEightByteFields };
}

function automaticAlignment(hasEightByteFields: boolean): number {
  return hasEightByteFields ? 8 : POINTER_SIZE;
}
