import type { MethodDeclaration } from '../../../conformance/contract/declared-methods.js';
import type { TypeUse } from '../../../conformance/contract/type-declarations.js';
import type { CallShape } from '../../../conformance/contract/wasm-keys.js';
import type { MethodShape } from '../../../conformance/contract/wasm-lowering.js';
import { R2RError } from '../../errors.js';
import { CallingConvention, type EcmaMethodSignature, type EcmaType } from '../../metadata/signatures.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import type { TypeModule } from '../../metadata/type-module.js';
import { typeName } from '../../metadata/type-name.js';
import { methodCall } from '../declared-method.js';
import { SYSTEM_MODULE, type DeclaredTypes } from '../declared-types.js';
import type { TypeScope, TypeUses } from './type-uses.js';

/** The type that a method belongs to. */
export interface MethodOwner {
  /** Arrays and modules have none. */
  readonly definition: TypeDefinition | undefined;
  readonly arguments: readonly TypeUse[];
}

/** A method with all that its calling convention depends on. */
export interface LoadedMethod {
  /** Whose tokens the signature has. */
  readonly module: TypeModule;
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

/**
 * The shape that a method is called with (wasm-r2r 1): explicit parameters, and which hidden ones there are.
 * @throws R2RError `metadata.*`, `type-declaration.*`, `wasm-lower.*`, `ecma-signature.calling-convention` for variable arguments
 */
export function methodShape(method: LoadedMethod, { isAsyncVariant, isWithoutContext }: MethodEntry, uses: TypeUses, types: DeclaredTypes): CallShape {
  const { callingConvention } = method.signature;
  const convention = callingConvention & CallingConvention.Mask;
  if (convention === VARIABLE_ARGUMENTS) throw new R2RError('ecma-signature.calling-convention', 'methods of variable arguments have no key');
  const shape = shapeOf(method, isAsyncVariant, uses, types);
  const isExplicit = (callingConvention & CallingConvention.ExplicitThis) !== 0;
  return {
    ...shape,
    ...(isExplicit ? { instance: false, explicitThis: true } : {}),
    ...(isWithoutContext ? { genericContext: false } : {}),
    ...(UNMANAGED.has(convention) ? { unmanaged: true } : {}),
  };
}

/** By its declaration, in which generic parameters are filled in; the methods of arrays have none, and nothing hidden but `this`. */
function shapeOf(method: LoadedMethod, isAsyncVariant: boolean, uses: TypeUses, types: DeclaredTypes): MethodShape {
  const { module, name, owner, signature } = method;
  const scope: TypeScope = { module, typeArguments: owner.arguments, methodArguments: method.arguments };
  const parameters = signature.parameters.map((parameter) => uses.of(parameter, scope));
  const returns = isAsyncVariant ? taskOf(signature.returnType, scope, uses) : uses.of(signature.returnType, scope);
  const hasThis = (signature.callingConvention & CallingConvention.HasThis) !== 0;
  if (owner.definition === undefined) return { parameters, returns, instance: hasThis };
  const declaration: MethodDeclaration = {
    owner: { ...uses.nameOfDefinition(owner.definition), arguments: [...owner.arguments] },
    name,
    parameters,
    returns,
    static: !hasThis,
    async: isAsyncVariant,
    unmanagedCallersOnly: method.isUnmanagedCallersOnly,
    arguments: [...method.arguments],
  };
  return methodCall(declaration, types).shape;
}

/** The class that an async method returns, by its name: what it is an instance over becomes the result. */
function taskOf(type: EcmaType, scope: TypeScope, uses: TypeUses): TypeUse {
  const named = type.kind === 'GENERICINST' ? type.definition : type;
  if (named.kind !== 'CLASS' && named.kind !== 'VALUETYPE') return uses.of(type, scope);
  const { namespace, names } = typeName(scope.module.metadata, named.token);
  const args = type.kind === 'GENERICINST' ? type.arguments.map((each) => uses.of(each, scope)) : [];
  return { name: names.join('/'), namespace, module: SYSTEM_MODULE, arguments: args };
}
