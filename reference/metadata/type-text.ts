import { R2RError } from '../errors.js';
import type { SimpleTypeName } from '../signatures/element-types.js';
import { CallingConvention, type EcmaMethodSignature, type EcmaType } from './signatures.js';
import type { Token } from './tokens.js';
import { fullTypeName, instantiatedTypeName, type TypeName } from './type-name.js';

/** What types are called in C#. */
export const SIMPLE_TYPE_TEXTS: Readonly<Record<SimpleTypeName, string>> = {
  VOID: 'void',
  BOOLEAN: 'bool',
  CHAR: 'char',
  I1: 'sbyte',
  U1: 'byte',
  I2: 'short',
  U2: 'ushort',
  I4: 'int',
  U4: 'uint',
  I8: 'long',
  U8: 'ulong',
  R4: 'float',
  R8: 'double',
  I: 'nint',
  U: 'nuint',
  STRING: 'string',
  OBJECT: 'object',
  TYPEDBYREF: 'TypedReference',
};

/**
 * Characters of a name that is put together. Types that name each other can ask for texts that double with each level;
 * compilers stay far below.
 */
export const MAX_TEXT = 16384;

/** How the names inside a signature are found. */
export interface TextScope {
  /** The name of a TypeDef or TypeRef; of a TypeSpec its text. */
  named(token: Token): TypeName | string;
  /** Texts for VAR and MVAR by index; where one is missing, `!0` and `!!0` stand for it. */
  readonly typeArguments: readonly string[];
  readonly methodArguments: readonly string[];
}

/**
 * A type as a C# developer would write it; custom modifiers and the bounds of arrays are left out.
 * @throws R2RError `limit.exceeded`, and what `scope.named` throws
 */
export function ecmaTypeText(type: EcmaType, scope: TextScope): string {
  switch (type.kind) {
    case 'PTR':
      return `${ecmaTypeText(type.type, scope)}*`;
    case 'BYREF':
      return `ref ${ecmaTypeText(type.type, scope)}`;
    case 'SZARRAY':
      return `${ecmaTypeText(type.type, scope)}[]`;
    case 'ARRAY':
      return ecmaTypeText(type.type, scope) + rankText(type.rank);
    case 'PINNED':
    case 'CMOD_REQD':
    case 'CMOD_OPT':
      return ecmaTypeText(type.type, scope);
    case 'CLASS':
    case 'VALUETYPE':
      return nameText(scope.named(type.token));
    case 'GENERICINST':
      return genericText(scope.named(type.definition.token), ecmaTypeTexts(type.arguments, scope));
    case 'VAR':
      return scope.typeArguments[type.index] ?? `!${type.index}`;
    case 'MVAR':
      return scope.methodArguments[type.index] ?? `!!${type.index}`;
    case 'FNPTR':
      return functionPointerText(type.signature, scope);
    default:
      return SIMPLE_TYPE_TEXTS[type.kind];
  }
}

/** The texts of types, not longer together than `MAX_TEXT`. @throws R2RError `limit.exceeded` */
export function ecmaTypeTexts(types: readonly EcmaType[], scope: TextScope): string[] {
  let length = 0;
  return types.map((type) => {
    const text = ecmaTypeText(type, scope);
    length += text.length;
    if (length > MAX_TEXT) throw new R2RError('limit.exceeded', `a name of more than ${MAX_TEXT} characters`, { phase: 'signature' });
    return text;
  });
}

/** `(int, string)`; `...` stands before the variable arguments of a call. */
export function parametersText(signature: EcmaMethodSignature, scope: TextScope): string {
  const texts = ecmaTypeTexts(signature.parameters, scope);
  if (signature.firstVariableArgument !== undefined) texts.splice(signature.firstVariableArgument, 0, '...');
  return `(${texts.join(', ')})`;
}

function functionPointerText(signature: EcmaMethodSignature, scope: TextScope): string {
  return functionPointer(signature.callingConvention, ecmaTypeTexts([...signature.parameters, signature.returnType], scope));
}

/** `delegate*<int, void>`, or `delegate* unmanaged<int, void>`; the last type is that of the result. */
export function functionPointer(callingConvention: number, types: readonly string[]): string {
  const managed = MANAGED_CONVENTIONS.includes(callingConvention & CallingConvention.Mask);
  return `delegate*${managed ? '' : ' unmanaged'}<${types.join(', ')}>`;
}

/** Default and VarArg; the others are those of C compilers, and the one that a custom modifier names. */
const MANAGED_CONVENTIONS: readonly number[] = [0x0, 0x5];

/** `[,]` for rank 2; `[*]` for rank 1, which is no vector. */
export function rankText(rank: number): string {
  if (rank === 1) return '[*]';
  return rank <= MAX_RANK ? `[${','.repeat(rank - 1)}]` : `[rank ${rank}]`;
}

/** The runtime's limit. */
const MAX_RANK = 32;

export function nameText(name: TypeName | string): string {
  return typeof name === 'string' ? name : fullTypeName(name);
}

export function genericText(name: TypeName | string, typeArguments: readonly string[]): string {
  return typeof name === 'string' ? `${name}<${typeArguments.join(', ')}>` : instantiatedTypeName(name, typeArguments);
}
