import type { TypeDeclaration, TypeUse } from '../../conformance/contract/type-declarations.js';
import type { CallShape } from '../../conformance/contract/wasm-keys.js';
import { R2RError } from '../errors.js';
import { CallingConvention, type EcmaMethodSignature, type EcmaType } from '../metadata/signatures.js';
import { fullTypeName, typeName } from '../metadata/type-name.js';
import { SYSTEM_MODULE } from '../wasm/declared-types.js';
import { definitionName, type TypeDefinition } from './assemblies.js';
import { sortOf } from './declarations.js';
import type { LoadedAssembly } from './loaded-assembly.js';
import { isShared, type TypeScope, type TypeUses } from './type-uses.js';

/** The type that a method belongs to. */
export interface MethodOwner {
  /** Arrays and modules have none. */
  readonly definition: TypeDefinition | undefined;
  readonly arguments: readonly TypeUse[];
}

/** A method with all that its calling convention depends on. */
export interface LoadedMethod {
  /** Whose tokens the signature has. */
  readonly assembly: LoadedAssembly;
  readonly name: string;
  readonly signature: EcmaMethodSignature;
  readonly owner: MethodOwner;
  readonly arguments: readonly TypeUse[];
  /** Marked with UnmanagedCallersOnlyAttribute. */
  readonly isUnmanagedCallersOnly: boolean;
}

/** How the method is entered. */
export interface MethodEntry {
  /** The variant that takes a continuation and returns what the task would. */
  readonly isAsyncVariant: boolean;
  /** Through a stub, or by dispatch: then nobody passes the generic context. */
  readonly isWithoutContext: boolean;
}

const UNMANAGED: ReadonlySet<number> = new Set([0x1, 0x2, 0x3, 0x4, 0x9]);
const VARIABLE_ARGUMENTS = 0x5;
const TASKS: ReadonlySet<string> = new Set(['System.Threading.Tasks.Task', 'System.Threading.Tasks.ValueTask']);

/**
 * The shape that a method is called with (wasm-r2r 1): explicit parameters, and which hidden ones there are.
 * @throws R2RError `metadata.*`, `type-declaration.*`, `ecma-signature.calling-convention` for variable arguments, `method-signature.flags`
 */
export function methodShape(method: LoadedMethod, { isAsyncVariant, isWithoutContext }: MethodEntry, uses: TypeUses): CallShape {
  const { assembly, signature, owner } = method;
  const { callingConvention, returnType, parameters } = signature;
  const convention = callingConvention & CallingConvention.Mask;
  if (convention === VARIABLE_ARGUMENTS) throw new R2RError('ecma-signature.calling-convention', 'methods of variable arguments have no key');
  const scope: TypeScope = { assembly, typeArguments: owner.arguments, methodArguments: method.arguments };
  const types = parameters.map((parameter) => uses.of(parameter, scope));
  if (isStringConstructor(method)) return { parameters: types, returns: 'string' };
  const returns = isAsyncVariant ? resultOfTask(returnType, scope, uses) : uses.of(returnType, scope);
  if (method.isUnmanagedCallersOnly || UNMANAGED.has(convention)) return { parameters: types, returns, unmanaged: true };
  const hasThis = (callingConvention & CallingConvention.HasThis) !== 0;
  const isExplicit = hasThis && (callingConvention & CallingConvention.ExplicitThis) !== 0;
  return {
    parameters: types,
    returns,
    ...(isExplicit ? { explicitThis: true } : hasThis ? { instance: true } : {}),
    ...(!isWithoutContext && needsContext(method, hasThis) ? { genericContext: true } : {}),
    ...(isAsyncVariant ? { asyncContinuation: true } : {}),
  };
}

/** Its declaration has it as a method without result; it is compiled as a factory (wasm-r2r 3.4). */
function isStringConstructor({ name, owner }: LoadedMethod): boolean {
  const { definition } = owner;
  return name === '.ctor' && definition?.assembly.name === SYSTEM_MODULE && fullTypeName(definitionName(definition)) === 'System.String';
}

/** What of shared code cannot find its arguments in `this` (wasm-layout-notes 20). */
function needsContext({ owner, arguments: own }: LoadedMethod, hasThis: boolean): boolean {
  if (own.some(isShared)) return true;
  if (!owner.arguments.some(isShared)) return false;
  return !hasThis || ownerSort(owner) !== 'class';
}

/** Classes have a method table in their objects; a struct has none, and that of an interface's implementer says nothing. */
function ownerSort({ definition }: MethodOwner): TypeDeclaration['sort'] {
  const sort = definition === undefined ? 'class' : sortOf(definition);
  return sort === 'delegate' ? 'class' : sort;
}

/** What a runtime-async variant returns instead of a task (wasm-layout-notes 19). */
function resultOfTask(type: EcmaType, scope: TypeScope, uses: TypeUses): TypeUse {
  const named = type.kind === 'GENERICINST' ? type.definition : type;
  if (named.kind === 'CLASS' || named.kind === 'VALUETYPE') {
    const name = fullTypeName(typeName(scope.assembly.metadata, named.token));
    if (type.kind !== 'GENERICINST' && TASKS.has(name)) return 'void';
    if (type.kind === 'GENERICINST' && type.arguments.length === 1 && TASKS.has(name.slice(0, -2)) && name.endsWith('`1')) return uses.of(type.arguments[0], scope);
  }
  throw new R2RError('method-signature.flags', 'an async variant of a method that returns no task');
}
