import type { MethodDeclaration } from '../../conformance/contract/declared-methods.js';
import type { TypeUse } from '../../conformance/contract/type-declarations.js';
import type { DeclaredTypes } from './declared-types.js';

/** What shared code is told of its instance in a hidden argument. */
export type GenericContext = 'none' | 'methodTable' | 'methodDesc';

/**
 * The hidden argument of a method's code (wasm-layout-notes 20). Code is shared by all instances over references. A generic method
 * gets the MethodDesc; without parameters of its own a static one, one of a struct, and one with a body in an interface get the
 * MethodTable; all others find it in `this`. @throws R2RError `type-declaration.*`
 */
export function genericContextOf({ owner, static: isStatic = false, abstract = false, arguments: given = [] }: MethodDeclaration, types: DeclaredTypes): GenericContext {
  const isShared = [...argumentsOf(owner), ...given].some((argument) => isSharedOver(argument, types));
  if (!isShared) return 'none';
  if (given.length > 0) return 'methodDesc';
  const isBodyOfInterface = types.sortOf(owner) === 'interface' && !abstract;
  return isStatic || isBodyOfInterface || types.bind(owner).kind === 'value' ? 'methodTable' : 'none';
}

/** The arguments of an instance of a generic type. */
export function argumentsOf(use: TypeUse): readonly TypeUse[] {
  return typeof use === 'object' && 'name' in use ? (use.arguments ?? []) : [];
}

/** Whether instances over the type share their code: over references, and structs with such an argument. */
function isSharedOver(argument: TypeUse, types: DeclaredTypes): boolean {
  const { kind } = types.bind(argument);
  return kind === 'reference' || (kind === 'value' && argumentsOf(argument).some((inner) => isSharedOver(inner, types)));
}
