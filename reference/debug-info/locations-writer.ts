import type { NibbleWriter } from '../io/nibbles-writer.js';
import type { VarLocation } from './locations.js';

/** Writes kind and place of a variable (readVarLocation has the layout). @param stored what is stored of an offset */
export function writeVarLocation(nibbles: NibbleWriter, location: VarLocation, stored: (offset: number) => number): void {
  const offset = (value: number): void => nibbles.signed(stored(value));
  nibbles.unsigned(location.type);
  switch (location.kind) {
    case 'register':
      nibbles.unsigned(location.register);
      break;
    case 'stack':
      nibbles.unsigned(location.base);
      offset(location.offset);
      break;
    case 'two-registers':
      nibbles.unsigned(location.first);
      nibbles.unsigned(location.second);
      break;
    case 'register-stack':
      nibbles.unsigned(location.register);
      nibbles.unsigned(location.base);
      offset(location.offset);
      break;
    case 'stack-register':
      offset(location.offset);
      nibbles.unsigned(location.base);
      nibbles.unsigned(location.register);
      break;
    case 'fp-stack':
      nibbles.unsigned(location.index);
      break;
    case 'fixed-varargs':
      nibbles.unsigned(location.offset);
      break;
  }
}
