import { readAsyncInfo } from '../../debug-info/async-info.js';
import { ByteCursor } from '../../io/cursor.js';
import type { Kind } from './kind.js';

export const debugAsyncInfoKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  const { suspensionPoints, variables } = readAsyncInfo(cursor, context);
  return {
    value: {
      SuspensionPoints: suspensionPoints.map(({ nativeOffset, variableCount }) => ({ NativeOffset: nativeOffset, VariableCount: variableCount })),
      Variables: variables.map(({ number, offset }) => ({ Number: number, Offset: offset })),
    },
    end: cursor.offset,
  };
};
