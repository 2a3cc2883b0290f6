import { R2RError } from '../../errors.js';
import { alignUp } from '../../io/align.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import type { InstanceLayout, PlacedField } from './instance-layout.js';

/** ECMA-335 II.22.8; 0 means the default. */
const PACKINGS: ReadonlySet<number> = new Set([0, 1, 2, 4, 8, 16, 32, 64, 128]);
/** Without a packing, fields are aligned to this much at most (corhdr.h, DEFAULT_PACKING_SIZE). */
const DEFAULT_PACKING = 32;

/** Fields in the order of the metadata, each at its alignment (ECMA-335 II.10.1.2). @throws R2RError `type-declaration.pack` */
export function sequentialLayout(type: TypeDefinition, fields: readonly PlacedField[], start: number, isStruct: boolean): InstanceLayout {
  const { packing, size } = declared(type);
  const offsets = new Map<number, number>();
  let end = start;
  let alignment = 1;
  for (const field of fields) {
    const own = Math.min(field.alignment, packing);
    offsets.set(field.rid, (end = alignUp(end, own)));
    end += field.size;
    alignment = Math.max(alignment, own);
  }
  return { size: whole(end, start, size, alignment, isStruct), alignment, references: [], offsets };
}

/**
 * Fields where FieldLayout puts them, counted from the end of the base class.
 * @throws R2RError `type-declaration.pack`, `type-declaration.offset` for a field without an offset and for a reference that is not aligned
 */
export function explicitLayout(type: TypeDefinition, fields: readonly PlacedField[], start: number, pointerSize: number, isStruct: boolean): InstanceLayout {
  const { packing, size } = declared(type);
  const offsets = new Map<number, number>();
  const references = new Set<number>();
  let end = start;
  let alignment = 1;
  for (const field of fields) {
    const offset = type.offsetOf(field.rid);
    if (offset === undefined) throw new R2RError('type-declaration.offset', `a field of ${type.name} has no offset`);
    if (field.references.length > 0 && offset % pointerSize !== 0) throw new R2RError('type-declaration.offset', `a reference in ${type.name} is not aligned`);
    offsets.set(field.rid, start + offset);
    for (const reference of field.references) references.add(start + offset + reference);
    end = Math.max(end, start + offset + field.size);
    alignment = Math.max(alignment, Math.min(field.alignment, packing));
  }
  return { size: whole(end, start, size, alignment, isStruct), alignment, references: [...references].sort((a, b) => a - b), offsets };
}

/** One field, so many times (InlineArrayAttribute). @throws R2RError `type-declaration.inline-array` */
export function inlineArrayLayout(type: TypeDefinition, fields: readonly PlacedField[], length: number): InstanceLayout {
  if (fields.length !== 1 || length < 1) throw new R2RError('type-declaration.inline-array', `${type.name} has ${fields.length} fields and ${length} elements`);
  const [{ rid, size, alignment, references }] = fields;
  const stride = alignUp(size, alignment);
  if (references.length > 0 && length > MAX_ELEMENTS) throw new R2RError('type-declaration.inline-array', `${type.name} has ${length} elements`);
  const all = references.length === 0 ? [] : Array.from({ length }, (_, index) => references.map((offset) => index * stride + offset)).flat();
  return { size: length * stride, alignment, references: all, offsets: new Map([[rid, 0]]) };
}

/** A runtime limits inline arrays to 1 MB. */
const MAX_ELEMENTS = 1 << 17;

function declared(type: TypeDefinition): { packing: number; size: number } {
  const { packing, size } = type.classLayout;
  if (!PACKINGS.has(packing)) throw new R2RError('type-declaration.pack', `${type.name} has a packing of ${packing}`);
  return { packing: packing || DEFAULT_PACKING, size };
}

/** A declared size that the fields fit into is the size as it is; an empty struct has one byte. */
function whole(end: number, start: number, size: number, alignment: number, isStruct: boolean): number {
  const rounded = size > 0 ? Math.max(start + size, end) : alignUp(end, alignment);
  return isStruct ? Math.max(rounded, 1) : rounded;
}
