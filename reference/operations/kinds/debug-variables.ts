import type { VarLocation } from '../../debug-info/locations.js';
import { readVariables, type VariableRange } from '../../debug-info/variables.js';
import { ByteCursor } from '../../io/cursor.js';
import type { Kind } from './kind.js';

export const debugVariablesKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  return { value: readVariables(cursor, context).map(variableValue), end: cursor.offset };
};

export function variableValue({ number, start, end, callIlOffset, location }: VariableRange): object {
  return { Number: number, StartOffset: start, EndOffset: end, CallILOffset: callIlOffset, Type: location.type, ...placeOf(location) };
}

function placeOf(location: VarLocation): object {
  switch (location.kind) {
    case 'register':
      return { Register: location.register };
    case 'stack':
      return { BaseRegister: location.base, Offset: location.offset };
    case 'two-registers':
      return { Register: location.first, Register2: location.second };
    case 'register-stack':
      return { Register: location.register, BaseRegister: location.base, Offset: location.offset };
    case 'stack-register':
      return { BaseRegister: location.base, Offset: location.offset, Register2: location.register };
    case 'fp-stack':
      return { Index: location.index };
    case 'fixed-varargs':
      return { VarargsOffset: location.offset };
  }
}
