import type { HashInput, NamedDefinition, NamedMethod, NamedType } from '../../conformance/contract/protocol.js';
import { isRecord } from './kinds/given.js';

/** How deep inputs are looked at; what is deeper is refused when it is hashed. */
const MAX_NESTING = 200;

/** Whether an input has the form that the contract gives it. */
export function isHashInput(input: unknown): input is HashInput {
  if (!isRecord(input) || Object.keys(input).length !== 1) return false;
  const [[form, value]] = Object.entries(input);
  switch (form) {
    case 'name':
    case 'module':
      return typeof value === 'string';
    case 'type':
    case 'availableType':
      return isType(value, 0);
    case 'method':
      return isMethod(value);
    case 'inlinee':
      return isRecord(value) && typeof value.module === 'string' && isWord(value.rid);
    case 'words':
      return Array.isArray(value) && value.length === 2 && value.every(isWord);
    default:
      return false;
  }
}

function isMethod(value: unknown): value is NamedMethod {
  return isRecord(value) && typeof value.name === 'string' && isType(value.owner, 0) && areTypes(value.arguments ?? [], 0);
}

function isType(value: unknown, depth: number): value is NamedType {
  if (!isRecord(value)) return false;
  if (depth > MAX_NESTING) return true;
  if ('array' in value) return isWord(value.rank) && isType(value.array, depth + 1);
  if ('pointer' in value) return isType(value.pointer, depth + 1);
  if ('byref' in value) return isType(value.byref, depth + 1);
  if ('parameter' in value) return isWord(value.parameter);
  if ('functionPointer' in value) return areTypes(value.functionPointer, depth + 1);
  return isDefinition(value, depth) && areTypes(value.arguments ?? [], depth + 1);
}

function areTypes(value: unknown, depth: number): value is NamedType[] {
  return Array.isArray(value) && value.every((each) => isType(each, depth));
}

function isDefinition(value: Record<string, unknown>, depth: number): value is Record<string, unknown> & NamedDefinition {
  const { name, namespace, enclosing } = value;
  if (typeof name !== 'string' || (namespace !== undefined && typeof namespace !== 'string')) return false;
  return enclosing === undefined || depth > MAX_NESTING || (isRecord(enclosing) && isDefinition(enclosing, depth + 1));
}

function isWord(value: unknown): value is number {
  return typeof value === 'number' && value >>> 0 === value;
}
