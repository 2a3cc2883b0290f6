import { closeType, type ClosedType } from './closed-type.js';
import type { InstanceLayouts } from './instance-layout.js';

/**
 * The alignment that a compiler asks for when it places a value: that of the layout if the fields lie in their declared order, or
 * where they are declared to lie and native code sees the same; else that of a pointer (CORINFO getClassAlignmentRequirement).
 * Undefined where it hangs on how bool and char are marshalled.
 */
export function classAlignment(type: ClosedType, layouts: InstanceLayouts): number | undefined {
  const layout = type.kind === 'value' ? layouts.of(type) : undefined;
  if (type.kind !== 'value' || layout === undefined) return layouts.pointerSize;
  const { layoutKind } = type.definition;
  if (layoutKind === 'auto' || layout.references.length > 0) return layouts.pointerSize;
  if (layoutKind === 'sequential' || layout.alignment === layouts.pointerSize) return layout.alignment;
  return isBlittable(type) ? layout.alignment : undefined;
}

/** Nesting is bounded by the layout, which has been made. */
function isBlittable(type: ClosedType): boolean {
  if (type.kind === 'primitive') return type.element !== 'BOOLEAN' && type.element !== 'CHAR';
  if (type.kind !== 'value') return type.kind === 'pointer';
  const { definition, arguments: given } = type;
  return definition.layoutKind !== 'auto' && definition.fields.every((field) => isBlittable(closeType(field.type, definition.module, given)));
}
