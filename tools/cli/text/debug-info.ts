import { MAPPING_TYPES, SOURCE_TYPE_BITS, SOURCE_TYPES, type BoundsEntry } from '../../../reference/debug-info/bounds.js';
import type { DebugInfo } from '../../../reference/debug-info/debug-info.js';
import { VAR_LOC_TYPES, type VarLocation } from '../../../reference/debug-info/locations.js';
import { IMPLICIT_IL_NUMBERS, implicitNumbers } from '../../../reference/debug-info/variable-numbers.js';
import type { Image } from '../../../reference/image/image.js';
import type { Machine } from '../../../reference/image/target.js';
import { has, type FormatVersion } from '../../../reference/image/versions.js';
import { registerName } from '../../../reference/names/registers.js';
import { codeOffset, displaced, flagNames, nameOfValue } from './numbers.js';

/** The map from code to IL, and where variables are. */
export function* debugInfoText({ bounds, variables }: DebugInfo, image: Image, indent: string): Iterable<string> {
  const margin = `${indent}           `;
  const { version, target } = image;
  if (bounds.length > 0) yield `${indent}IL map`;
  for (const entry of bounds) yield `${margin}${boundText(entry, version)}`;
  if (variables.length > 0) yield `${indent}variables`;
  for (const { number, start, end, location } of variables) {
    yield `${margin}${codeOffset(start)}..${codeOffset(end)}  ${variableText(number, version)}  ${locationText(location, target.machine)}`;
  }
}

/** `+0xa  IL_0007  StackEmpty` */
export function boundText({ nativeOffset, ilOffset, sourceTypes }: BoundsEntry, version: FormatVersion): string {
  const flags = flagNames(sourceTypes, has(version, 'bitPackedBounds') ? SOURCE_TYPE_BITS : SOURCE_TYPES);
  return `${codeOffset(nativeOffset)}  ${ilText(ilOffset)}  ${flags === 'none' ? '' : flags}`.trimEnd();
}

/** `IL_0007`, or what there is in place of an offset. */
export function ilText(ilOffset: number): string {
  const special = Object.entries(MAPPING_TYPES).find(([, value]) => value === (ilOffset | 0));
  return special === undefined ? `IL_${ilOffset.toString(16).padStart(4, '0')}` : special[0].toLowerCase().replace('_', ' ');
}

function variableText(number: number, version: FormatVersion): string {
  if (number >= 0) return `variable ${number}`;
  const { asyncContinuation, callReturn } = implicitNumbers(version);
  if (number === asyncContinuation) return 'async continuation';
  if (number === callReturn) return 'returned value';
  return nameOfValue(number, IMPLICIT_IL_NUMBERS);
}

function locationText(location: VarLocation, machine: Machine): string {
  const type = nameOfValue(location.type, VAR_LOC_TYPES).replace('VLT_', '');
  const register = (number: number): string => registerName(machine, number);
  switch (location.kind) {
    case 'register':
      return location.type === VAR_LOC_TYPES.VLT_REG_FP ? `floating-point register ${location.register}` : suffixed(register(location.register), type, 'REG');
    case 'stack':
      return suffixed(`[${displaced(register(location.base), location.offset)}]`, type, 'STK');
    case 'two-registers':
      return `${register(location.first)}:${register(location.second)}`;
    case 'register-stack':
      return `${register(location.register)}:[${displaced(register(location.base), location.offset)}]`;
    case 'stack-register':
      return `[${displaced(register(location.base), location.offset)}]:${register(location.register)}`;
    case 'fp-stack':
      return `ST(${location.index})`;
    case 'fixed-varargs':
      return `argument at ${location.offset}`;
  }
}

function suffixed(place: string, type: string, usual: string): string {
  return type === usual ? place : `${place} ${type}`;
}
