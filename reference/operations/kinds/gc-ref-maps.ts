import { gcRefMapTable, readGcRefMap, type GcRefMap } from '../../image/gc-ref-map.js';
import { ByteCursor } from '../../io/cursor.js';
import { WorkBudget } from '../../io/work-budget.js';
import { givenNumber } from './given.js';
import type { Kind } from './kind.js';

export const gcRefMapKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  return { value: mapValue(readGcRefMap(cursor, context.target.machine === 'I386')), end: cursor.offset };
};

export const gcRefMapsKind: Kind = ({ context, given }) => {
  const { bytes } = context.space;
  const isX86 = context.target.machine === 'I386';
  const maps = gcRefMapTable(new ByteCursor(bytes, 0), givenNumber(given, 'cellCount') ?? 0, isX86, new WorkBudget(bytes.length));
  return { value: { Maps: Array.from(maps, mapValue) } };
};

function mapValue({ stackPop, slots }: GcRefMap): object {
  return { StackPop: stackPop, Slots: slots.map(({ position, token }) => ({ Position: position, Token: token })) };
}
