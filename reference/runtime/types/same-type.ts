import type { EcmaMethodSignature, EcmaType } from '../../metadata/signatures.js';
import { tableOf, type Token } from '../../metadata/tokens.js';
import type { TypeModule } from '../../metadata/type-module.js';
import { fullTypeName, typeName } from '../../metadata/type-name.js';

/** A type with the module whose tokens it has. */
export interface Scoped<T> {
  readonly type: T;
  readonly module: TypeModule;
}

/** Whether two signatures name the same type; generic parameters are equal by their number. @throws R2RError `metadata.*` */
export function sameType(left: Scoped<EcmaType>, right: Scoped<EcmaType>): boolean {
  const [a, b] = [left.type, right.type];
  if (a.kind !== b.kind) return false;
  const inner = (first: EcmaType, second: EcmaType): boolean => sameType({ ...left, type: first }, { ...right, type: second });
  const token = (first: Token, second: Token): boolean => sameToken({ ...left, type: first }, { ...right, type: second });
  const all = (first: readonly EcmaType[], second: readonly EcmaType[]): boolean => first.length === second.length && first.every((each, index) => inner(each, second[index]));
  switch (a.kind) {
    case 'CLASS':
    case 'VALUETYPE':
      return b.kind === a.kind && token(a.token, b.token);
    case 'PTR':
    case 'BYREF':
    case 'SZARRAY':
    case 'PINNED':
      return b.kind === a.kind && inner(a.type, b.type);
    case 'ARRAY':
      return b.kind === a.kind && a.rank === b.rank && inner(a.type, b.type);
    case 'GENERICINST':
      return b.kind === a.kind && token(a.definition.token, b.definition.token) && all(a.arguments, b.arguments);
    case 'VAR':
    case 'MVAR':
      return b.kind === a.kind && a.index === b.index;
    case 'FNPTR':
      return b.kind === a.kind && sameMethodSignature({ ...left, type: a.signature }, { ...right, type: b.signature });
    case 'CMOD_REQD':
    case 'CMOD_OPT':
      return b.kind === a.kind && token(a.modifier, b.modifier) && inner(a.type, b.type);
    default:
      return true;
  }
}

export function sameMethodSignature(left: Scoped<EcmaMethodSignature>, right: Scoped<EcmaMethodSignature>): boolean {
  const [a, b] = [left.type, right.type];
  if (a.callingConvention !== b.callingConvention || a.genericParameterCount !== b.genericParameterCount || a.parameters.length !== b.parameters.length) return false;
  const types = [a.returnType, ...a.parameters];
  return [b.returnType, ...b.parameters].every((type, index) => sameType({ ...left, type: types[index] }, { ...right, type }));
}

/** By their definitions; by name where an assembly is not at hand. */
function sameToken(left: Scoped<Token>, right: Scoped<Token>): boolean {
  const [table, other] = [tableOf(left.type), tableOf(right.type)];
  if (table === 'TypeSpec' || other === 'TypeSpec') return left.module === right.module && left.type === right.type;
  const [a, b] = [left.module.resolve(left.type), right.module.resolve(right.type)];
  return a !== undefined && b !== undefined ? a === b : nameOf(left) === nameOf(right);
}

function nameOf({ type, module }: Scoped<Token>): string {
  return fullTypeName(typeName(module.metadata, type));
}
