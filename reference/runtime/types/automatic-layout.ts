import { alignUp } from '../../io/align.js';
import type { InstanceLayout, PlacedField } from './instance-layout.js';

/**
 * The runtime chooses: from `start` on, the bytes up to the next pointer are filled with small fields if larger ones wait; then
 * fields by size, the largest first, references before other fields of their size; structs last, in their order.
 */
export function automaticLayout(fields: readonly PlacedField[], start: number, pointerSize: number, isStruct: boolean): InstanceLayout {
  const offsets = new Map<number, number>();
  const references: number[] = [];
  let end = start;
  const place = (field: PlacedField): void => {
    end = alignUp(end, field.alignment);
    offsets.set(field.rid, end);
    for (const reference of field.references) references.push(end + reference);
    end += field.size;
  };
  const plain = fields.filter(({ kind }) => kind !== 'value');
  const waiting = [...plain].sort((a, b) => b.size - a.size || Number(b.kind === 'reference') - Number(a.kind === 'reference'));
  for (let gap = 1; gap < pointerSize && end % pointerSize !== 0; gap *= 2) {
    if (end % (2 * gap) === 0) continue;
    const fits = waiting.find(({ size, kind }) => size <= gap && kind !== 'reference');
    if (fits === undefined || !waiting.some(({ size }) => size > gap)) break;
    waiting.splice(waiting.indexOf(fits), 1);
    place(fits);
    gap = fits.size;
  }
  for (const field of waiting) place(field);
  for (const field of fields) if (field.kind === 'value') place(field);
  references.sort((a, b) => a - b);
  if (!isStruct) return { size: end, alignment: pointerSize, references, offsets };
  const alignment = end > pointerSize ? pointerSize : 2 ** Math.ceil(Math.log2(Math.max(end, 1)));
  return { size: alignUp(Math.max(end, 1), alignment), alignment, references, offsets };
}
