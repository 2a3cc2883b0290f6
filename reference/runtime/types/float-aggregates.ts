import { LIMITS } from '../../limits.js';
import { HFA_ELEMENT_TYPES } from '../../signatures/type-layout.js';
import { closeType, type ClosedType } from './closed-type.js';
import type { InstanceLayouts } from './instance-layout.js';

/** Elements of a homogeneous aggregate. */
const MAX_ELEMENTS = 4;

/**
 * A value of HFA_ELEMENT_TYPES for a struct of one to four floats or doubles, which arm64 passes in vector registers (Procedure
 * Call Standard for the Arm 64-bit Architecture 5.9.5); undefined for all others.
 */
export function floatAggregate(type: ClosedType, layouts: InstanceLayouts): number | undefined {
  const element = elementOf(type, 0);
  const size = layouts.ofField(type)?.size;
  if (element === undefined || size === undefined) return undefined;
  return size <= MAX_ELEMENTS * (element === HFA_ELEMENT_TYPES.Float32 ? 4 : 8) ? element : undefined;
}

/** Layouts of deeper types are refused before. */
function elementOf(type: ClosedType, depth: number): number | undefined {
  if (type.kind === 'primitive') return type.element === 'R4' ? HFA_ELEMENT_TYPES.Float32 : type.element === 'R8' ? HFA_ELEMENT_TYPES.Float64 : undefined;
  if (type.kind !== 'value' || type.definition.layoutKind === 'explicit' || depth > LIMITS.TYPE_NESTING) return undefined;
  const { definition, arguments: given } = type;
  const elements = new Set(definition.fields.map((field) => elementOf(closeType(field.type, definition.module, given), depth + 1)));
  return elements.size === 1 ? [...elements][0] : undefined;
}
