import { SpecError } from './rejection.js';

/** A parsed `type` string: `Name<Type, ...>(expression, ...)`. */
export interface TypeUse {
  readonly name: string;
  readonly types: readonly TypeUse[];
  readonly args: readonly string[];
}

/** Splits at commas outside brackets. */
function split(text: string, open: string, close: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (open.includes(character)) depth++;
    else if (close.includes(character)) depth--;
    if (character === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

export function parseTypeUse(text: string, place: string): TypeUse {
  const match = /^([A-Za-z][A-Za-z0-9-]*)\s*(?:<(.*?)>)?\s*(?:\((.*)\))?$/s.exec(text.trim());
  if (!match) throw new SpecError(place, `"${text}" is no type`);
  const [, name, types, args] = match;
  return { name, types: split(types ?? '', '<', '>').map((type) => parseTypeUse(type, place)), args: split(args ?? '', '([{', ')]}') };
}
