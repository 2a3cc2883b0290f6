import { tokenOf, tokenText } from '../metadata/tokens.js';
import { METHOD_SIGNATURE_FLAGS as FLAGS } from '../signatures/method-flags.js';
import type { MethodSignature } from '../signatures/method.js';
import type { MethodToken } from '../signatures/token.js';
import type { ModuleResolver } from './modules.js';
import { nameOf, plainToken } from './token-text.js';
import { typeArgumentTexts, typeText, typeTexts } from './type-text.js';

const REMARKS = [
  [FLAGS.UnboxingStub, 'unboxing'],
  [FLAGS.InstantiatingStub, 'instantiating'],
  [FLAGS.AsyncVariant, 'async variant'],
] as const;

/**
 * A method signature: `int System.Collections.Generic.List<__Canon>.IndexOf(__Canon) [instantiating]`. Generic parameters
 * in the types of the method are replaced by the arguments of the signature.
 */
export function methodText(method: MethodSignature, modules: ModuleResolver): string {
  const { ownerType } = method;
  const owner = ownerType === undefined ? undefined : typeText(ownerType, modules);
  const typeArguments = ownerType === undefined ? undefined : typeArgumentTexts(ownerType, modules);
  const methodArguments = method.arguments === undefined ? undefined : typeTexts(method.arguments, modules);
  const view = { owner, typeArguments, methodArguments };
  const text =
    nameOf(modules, method.token, (names, token) => names.method(token, view)) ??
    unnamedMethod(method, owner, methodArguments, modules);
  return text + remarks(method, modules);
}

/** A method that is given by its token alone. */
export function methodTokenText(method: MethodToken, modules: ModuleResolver): string {
  return nameOf(modules, method, (names, token) => names.method(token)) ?? plainToken(modules, method);
}

/** The owner says already which assembly it is. */
function unnamedMethod(
  { token }: MethodSignature,
  owner: string | undefined,
  methodArguments: readonly string[] | undefined,
  modules: ModuleResolver,
): string {
  const generic = methodArguments === undefined ? '' : `<${methodArguments.join(', ')}>`;
  if (owner === undefined) return plainToken(modules, token) + generic;
  return `${owner}.${tokenText(tokenOf(token.table, token.rid))}${generic}`;
}

function remarks(method: MethodSignature, modules: ModuleResolver): string {
  const texts: string[] = REMARKS.filter(([flag]) => (method.flags & flag) !== 0).map(([, remark]) => remark);
  if (method.constrained !== undefined) texts.push(`constrained to ${typeText(method.constrained, modules)}`);
  return texts.length === 0 ? '' : ` [${texts.join(', ')}]`;
}
