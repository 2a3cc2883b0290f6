import { ByteCursor } from '../../io/cursor.js';
import { checkedTarget } from '../../pe/machines.js';
import type { Kind } from './kind.js';

export const machineKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0, undefined, 'container');
  const value = cursor.u16();
  const { machine, os } = checkedTarget(value, cursor.rangeFrom(0));
  return { value: { Value: value, Machine: machine, OS: os }, end: cursor.offset };
};
