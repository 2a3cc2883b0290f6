import type { Metadata } from './metadata.js';
import { rowWith } from './row-search.js';
import { readFieldSignature, type EcmaType } from './signatures.js';
import { ridOf, tableOf } from './tokens.js';

const SIZES: Readonly<Partial<Record<EcmaType['kind'], number>>> = {
  BOOLEAN: 1,
  CHAR: 2,
  I1: 1,
  U1: 1,
  I2: 2,
  U2: 2,
  I4: 4,
  U4: 4,
  I8: 8,
  U8: 8,
  R4: 4,
  R8: 8,
};

/**
 * How many bytes of initial data a field with an RVA has (ECMA-335 II.22.18): the size of its type, which the metadata
 * alone tells of primitive types and of value types with a ClassLayout row. undefined for others.
 * @param field row of Field
 * @throws R2RError `metadata.*`, `ecma-signature.*`
 */
export function fieldDataSize(metadata: Metadata, field: number, pointerSize: number): number | undefined {
  let type = readFieldSignature(metadata, metadata.get('Field', field, 'Signature'));
  while (type.kind === 'CMOD_REQD' || type.kind === 'CMOD_OPT') type = type.type;
  if (type.kind === 'I' || type.kind === 'U' || type.kind === 'PTR' || type.kind === 'FNPTR') return pointerSize;
  if (type.kind !== 'VALUETYPE' || tableOf(type.token) !== 'TypeDef') return SIZES[type.kind];
  const layout = rowWith(metadata, 'ClassLayout', 'Parent', ridOf(type.token));
  return layout === undefined ? undefined : metadata.get('ClassLayout', layout, 'ClassSize');
}
