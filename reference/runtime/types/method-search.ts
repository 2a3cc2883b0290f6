import { readMethodSignature, type EcmaMethodSignature } from '../../metadata/signatures.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import { sameMethodSignature, type Scoped } from './same-type.js';

/** The row of MethodDef with this name and signature. @throws R2RError `metadata.*`, `ecma-signature.*` */
export function methodNamed({ module, methods }: TypeDefinition, name: string, wanted: Scoped<EcmaMethodSignature>): number | undefined {
  const { metadata } = module;
  return methods.find(
    (rid) =>
      metadata.text('MethodDef', rid, 'Name') === name &&
      sameMethodSignature(wanted, { type: readMethodSignature(metadata, metadata.get('MethodDef', rid, 'Signature')), module }),
  );
}
