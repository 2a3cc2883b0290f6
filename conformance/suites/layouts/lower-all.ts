import { R2RError } from '../../../reference/errors.js';
import { readMethodSignature } from '../../../reference/metadata/signatures.js';
import { tokenOf } from '../../../reference/metadata/tokens.js';
import { GenericParameters } from '../../../reference/metadata/generic-parameters.js';
import type { TypeModule } from '../../../reference/metadata/type-module.js';
import { methodShape, type LoadedMethod } from '../../../reference/wasm/type-loader/methods.js';
import { CANON } from '../../../reference/wasm/type-loader/type-uses.js';
import { Lowering } from '../../../reference/wasm/lowering.js';
import { NEWEST_RULES } from '../../../reference/wasm/rule-sets.js';
import { formatSignature } from '../../../reference/wasm/signature-string.js';
import type { Loader } from './loader.js';

/** What became of the methods of assemblies. */
export interface Lowered {
  methods: number;
  readonly keys: Set<string>;
  /** By error code, with one example. */
  readonly refused: Map<string, { count: number; example: string }>;
}

/** Lowers every method of an assembly; generic ones as the code that references share. */
export function lowerAll(name: string, loader: Loader, lowered: Lowered): void {
  const module = loader.assemblies.module(name);
  if (module === undefined) return;
  const { uses, types } = loader;
  const lowering = new Lowering(types, NEWEST_RULES);
  const parameters = new GenericParameters(module.metadata);
  for (let rid = 1; rid <= module.metadata.rowCount('MethodDef'); rid++) {
    lowered.methods++;
    try {
      const shape = methodShape(sharedMethod(module, rid, parameters), { isAsyncVariant: false, isWithoutContext: false }, uses, types);
      lowered.keys.add(formatSignature(lowering.signature(shape), NEWEST_RULES));
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      const before = lowered.refused.get(error.code);
      lowered.refused.set(error.code, { count: (before?.count ?? 0) + 1, example: before?.example ?? `${name}, MethodDef ${rid}: ${error.message}` });
    }
  }
}

function sharedMethod(module: TypeModule, rid: number, parameters: GenericParameters): LoadedMethod {
  const { metadata } = module;
  const type = metadata.ownership.typeOfMethod(rid);
  return {
    module,
    name: metadata.text('MethodDef', rid, 'Name'),
    signature: readMethodSignature(metadata, metadata.get('MethodDef', rid, 'Signature')),
    owner: { definition: module.definition(type), arguments: parameters.names(tokenOf('TypeDef', type)).map(() => CANON) },
    arguments: parameters.names(tokenOf('MethodDef', rid)).map(() => CANON),
    isUnmanagedCallersOnly: module.isUnmanagedCallersOnly(rid),
  };
}
