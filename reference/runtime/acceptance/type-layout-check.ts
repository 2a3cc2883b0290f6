import type { Target } from '../../image/target.js';
import type { TypeLayoutOperand } from '../../signatures/fixup.js';
import { TYPE_LAYOUT_FLAGS as FLAGS } from '../../signatures/type-layout.js';
import { classAlignment } from '../types/class-alignment.js';
import { floatAggregate } from '../types/float-aggregates.js';
import type { ImageTypes } from '../types/image-types.js';
import type { InstanceLayouts } from '../types/instance-layout.js';

/** Check_ and Verify_TypeLayout: size, floats alone, alignment, references (runtime-semantics B-21); undefined if the type is not known. */
export function hasLayout({ type, layout }: TypeLayoutOperand, types: ImageTypes, layouts: InstanceLayouts, target: Target): boolean | undefined {
  const closed = types.closed(type);
  const actual = layouts.ofField(closed);
  if (actual === undefined) return undefined;
  const { flags, size, alignment, hfa, gcBitmap } = layout;
  if (actual.size !== size) return false;
  if (target.machine === 'ARM64' && floatAggregate(closed, layouts) !== ((flags & FLAGS.HFA) === 0 ? undefined : hfa)) return false;
  if ((flags & FLAGS.Alignment) !== 0) {
    const expected = (flags & FLAGS.Alignment_Native) !== 0 ? target.pointerSize : alignment;
    const wanted = classAlignment(closed, layouts);
    if (wanted === undefined) return undefined;
    if (wanted !== expected) return false;
  }
  return (flags & FLAGS.GCLayout) === 0 || sameReferences(actual.references, gcBitmap, target.pointerSize);
}

/** One bit for each word that can hold a reference, the least significant first. */
function sameReferences(references: readonly number[], bitmap: Uint8Array | undefined, pointerSize: number): boolean {
  const marked = [...(bitmap ?? [])].flatMap((byte, index) => [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte & (1 << bit)) !== 0).map((bit) => (index * 8 + bit) * pointerSize));
  return marked.length === references.length && marked.every((offset, index) => offset === references[index]);
}
