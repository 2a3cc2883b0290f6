import type { Target } from '../../image/target.js';
import type { FieldOffsetCheckOperand, FieldOffsetVerifyOperand } from '../../signatures/field-checks.js';
import type { FieldSignature } from '../../signatures/field.js';
import type { TypeSignature } from '../../signatures/type.js';
import { isValueType } from '../types/closed-type.js';
import type { ImageTypes } from '../types/image-types.js';
import type { InstanceLayouts } from '../types/instance-layout.js';

/** Half a page less one byte; Windows has another limit (runtime-semantics D-40). */
export function nullCheckLimit({ os, machine }: Target): number {
  if (os === 'Windows') return 32_767;
  return os === 'Apple' && machine === 'ARM64' ? 8191 : 2047;
}

/** The offset of an instance field as code uses it: in a class from its type word on (B-23); undefined if it is not known. */
export function fieldOffset(field: FieldSignature, types: ImageTypes, layouts: InstanceLayouts): number | undefined {
  const member = types.field(field);
  const offset = member && layouts.of(member.owner)?.offsets.get(member.rid);
  if (member === undefined || offset === undefined) return undefined;
  return isValueType(member.owner.definition) ? offset : offset + layouts.pointerSize;
}

/** Where the own fields of a class begin, from its type word on (D-38). */
export function ownFieldsStart(type: TypeSignature, types: ImageTypes, layouts: InstanceLayouts): number | undefined {
  const instance = types.instance(type);
  const start = instance && layouts.alignedBaseEnd(instance);
  return start === undefined ? undefined : start + layouts.pointerSize;
}

/** Check_FieldOffset (B-23). */
export function fieldIsWhere({ offset, field }: FieldOffsetCheckOperand, types: ImageTypes, layouts: InstanceLayouts): boolean | undefined {
  const actual = fieldOffset(field, types, layouts);
  return actual === undefined ? undefined : actual === offset;
}

/** Verify_FieldOffset (B-24): an expected base of 0 asks for the place behind the base class alone. */
export function verifiedFieldIsWhere({ baseOffset, fieldOffset: expected, field }: FieldOffsetVerifyOperand, types: ImageTypes, layouts: InstanceLayouts): boolean | undefined {
  const member = types.field(field);
  const actual = fieldOffset(field, types, layouts);
  if (member === undefined || actual === undefined) return undefined;
  const start = isValueType(member.owner.definition) ? 0 : layouts.alignedBaseEnd(member.owner);
  if (start === undefined) return undefined;
  const base = isValueType(member.owner.definition) ? 0 : start + layouts.pointerSize;
  return baseOffset === 0 ? actual - base === expected : actual === expected && base === baseOffset;
}
