import type { MethodDeclaration } from '../../conformance/contract/declared-methods.js';
import type { TypeUse } from '../../conformance/contract/type-declarations.js';
import type { MethodShape } from '../../conformance/contract/wasm-lowering.js';
import { R2RError } from '../errors.js';
import { fullName, SYSTEM_MODULE, type DeclaredTypes } from './declared-types.js';
import { filled } from './filled-types.js';
import { argumentsOf, genericContextOf, type GenericContext } from './generic-context.js';

/** A declared method as its callers see it. */
export interface MethodCall {
  readonly shape: MethodShape;
  readonly context: GenericContext;
}

/** The only results of methods that have a runtime-async variant (runtime-async.md, dotnet/runtime). */
const TASKS: ReadonlySet<string> = new Set(['Task', 'Task`1', 'ValueTask', 'ValueTask`1'].map((name) => `[${SYSTEM_MODULE}]System.Threading.Tasks.${name}`));

/**
 * The signature with which a declared method is called, hidden parameters and all (wasm-r2r 1 and 3.4).
 * @throws R2RError `type-declaration.*`, `wasm-lower.unmanaged-callers-only`, `wasm-lower.async-return`, `limit.exceeded`
 */
export function methodCall(method: MethodDeclaration, types: DeclaredTypes): MethodCall {
  const { owner, static: isStatic = false, async: isAsync = false, unmanagedCallersOnly: unmanaged = false, arguments: given = [] } = method;
  types.bind(owner);
  if (unmanaged && (!isStatic || isAsync || given.length > 0 || argumentsOf(owner).length > 0)) {
    throw new R2RError('wasm-lower.unmanaged-callers-only', `${method.name} is an instance method, generic or async`);
  }
  const returns = isAsync ? resultOfTask(method) : method.returns;
  const fill = (use: TypeUse): TypeUse => filled(use, { owner: argumentsOf(owner), method: given });
  const parameters = method.parameters.map(fill);
  if (isStringConstructor(method)) return { shape: { parameters, returns: 'string' }, context: 'none' };
  const context = genericContextOf(method, types);
  return { shape: { parameters, returns: fill(returns), instance: !isStatic, unmanaged, genericContext: context !== 'none', asyncContinuation: isAsync }, context };
}

/** Constructors of strings are compiled as static factories (wasm-r2r 3.4). */
function isStringConstructor({ owner, name, static: isStatic = false }: MethodDeclaration): boolean {
  if (name !== '.ctor' || isStatic) return false;
  return owner === 'string' || fullName(owner) === `[${SYSTEM_MODULE}]System.String`;
}

/** What an async method gives, as it is declared: the rule looks at no argument of generic parameters. */
function resultOfTask({ name, returns }: MethodDeclaration): TypeUse {
  if (typeof returns === 'string' || !('name' in returns) || !TASKS.has(fullName(returns))) throw new R2RError('wasm-lower.async-return', `${name} returns no task`);
  return returns.arguments?.[0] ?? 'void';
}
