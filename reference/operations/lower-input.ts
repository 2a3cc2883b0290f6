import type { FieldDeclaration, TypeDeclaration, TypeName, TypeUse } from '../../conformance/contract/type-declarations.js';
import type { LowerMethodInput, MethodDeclaration } from '../../conformance/contract/declared-methods.js';
import type { LowerInput, MethodShape } from '../../conformance/contract/wasm-lowering.js';
import { isRecord } from './kinds/given.js';

/** How deep inputs are looked at; what is deeper is refused when it is lowered. */
const MAX_NESTING = 200;

const WORDS: ReadonlySet<string> = new Set([
  'void', 'bool', 'char', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'float32', 'float64', 'nint', 'nuint', 'string', 'object',
]);
const SORTS: ReadonlySet<unknown> = new Set(['struct', 'enum', 'class', 'interface', 'delegate']);
const LAYOUTS: ReadonlySet<unknown> = new Set([undefined, 'auto', 'sequential', 'explicit']);
const FLAGS = ['instance', 'explicitThis', 'unmanaged', 'genericContext', 'asyncContinuation'] as const;
const METHOD_FLAGS = ['static', 'abstract', 'virtual', 'async', 'unmanagedCallersOnly'] as const;

/** Whether an input of `wasm.lower` has the form that the contract gives it for a signature. */
export function isLowerInput(input: unknown): input is LowerInput {
  return isRecord(input) && areDeclarations(input.types) && isShape(input.signature) && areParts(input.parts);
}

/** Whether it has the form for a declared method. */
export function isLowerMethodInput(input: unknown): input is LowerMethodInput {
  return isRecord(input) && areDeclarations(input.types) && isMethod(input.method) && areParts(input.parts);
}

function areParts(parts: unknown): boolean {
  return parts === undefined || (Array.isArray(parts) && parts.every((part) => typeof part === 'string'));
}

export function areDeclarations(value: unknown): value is TypeDeclaration[] {
  return Array.isArray(value) && value.every(isDeclaration);
}

/** Whether a value is a method signature. */
export function isShape(value: unknown): value is MethodShape {
  return isRecord(value) && isUse(value.returns, 0) && areUses(value.parameters, 0) && FLAGS.every((flag) => isFlag(value[flag]));
}

function isMethod(value: unknown): value is MethodDeclaration {
  if (!isRecord(value) || !isOwner(value.owner) || typeof value.name !== 'string' || !isUse(value.returns, 0)) return false;
  return areUses(value.parameters, 0) && areUses(value.arguments ?? [], 0) && METHOD_FLAGS.every((flag) => isFlag(value[flag]));
}

function isOwner(value: unknown): boolean {
  return value === 'string' || (isRecord(value) && 'name' in value && isUse(value, 0));
}

function isDeclaration(value: unknown): value is TypeDeclaration {
  if (!isRecord(value) || !isName(value, 0) || !SORTS.has(value.sort) || !LAYOUTS.has(value.layout)) return false;
  return [value.parameters, value.pack, value.size, value.inlineArray].every(isCountOrNone) && Array.isArray(value.fields) && value.fields.every(isField);
}

function isField(value: unknown): value is FieldDeclaration {
  return isRecord(value) && typeof value.name === 'string' && isUse(value.type, 0) && isFlag(value.static) && isCountOrNone(value.offset);
}

function isName(value: Record<string, unknown>, depth: number): value is Record<string, unknown> & TypeName {
  const { name, namespace, enclosing, module } = value;
  if (typeof name !== 'string' || [namespace, module].some((text) => text !== undefined && typeof text !== 'string')) return false;
  return enclosing === undefined || (depth < MAX_NESTING && isRecord(enclosing) && isName(enclosing, depth + 1));
}

function isUse(value: unknown, depth: number): value is TypeUse {
  if (typeof value === 'string') return WORDS.has(value);
  if (!isRecord(value)) return false;
  if (depth > MAX_NESTING) return true;
  if ('array' in value) return isCount(value.rank) && isUse(value.array, depth + 1);
  if ('pointer' in value) return isUse(value.pointer, depth + 1);
  if ('byref' in value) return isUse(value.byref, depth + 1);
  if ('parameter' in value) return isCount(value.parameter);
  if ('methodParameter' in value) return isCount(value.methodParameter);
  if ('functionPointer' in value) return areUses(value.functionPointer, depth + 1);
  return isName(value, 0) && areUses(value.arguments ?? [], depth + 1);
}

function areUses(value: unknown, depth: number): value is TypeUse[] {
  return Array.isArray(value) && value.every((each) => isUse(each, depth));
}

/** Whether a value is a flag that may be left out. */
export function isFlag(value: unknown): value is boolean | undefined {
  return value === undefined || typeof value === 'boolean';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff;
}

function isCountOrNone(value: unknown): value is number | undefined {
  return value === undefined || isCount(value);
}
