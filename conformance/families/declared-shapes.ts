import type { TypeDeclaration, TypeUse } from '../contract/type-declarations.js';

const CORE_LIBRARY = 'System.Private.CoreLib';

/** A type that is passed as a token, and what has to be declared for it. */
export interface Shape {
  readonly use: TypeUse;
  readonly types: readonly TypeDeclaration[];
}

const BYTE_VECTOR = vector('Vector128`1', 2);

/** By the token of a parameter; those that begin with S are tokens of results, too. */
export const DECLARED_SHAPES: Readonly<Record<string, Shape>> = {
  v: { use: 'void', types: [] },
  i: { use: 'int32', types: [] },
  l: { use: 'int64', types: [] },
  f: { use: 'float32', types: [] },
  d: { use: 'float64', types: [] },
  V: instance(BYTE_VECTOR, 'uint8'),
  l2: declared({ ...struct('Int128', 'uint64', 'uint64'), namespace: 'System', module: CORE_LIBRARY }),
  V2: instance(vector('Vector256`1', 4), 'uint8'),
  V4: instance(vector('Vector512`1', 8), 'uint8'),
  // Two fields, so that it is not passed as one of them.
  S1: declared({ name: 'S1', sort: 'struct', layout: 'explicit', fields: [{ name: 'a', type: 'uint8', offset: 0 }, { name: 'b', type: 'int8', offset: 0 }] }),
  S8: declared(struct('S8', 'int32', 'int32')),
  S12: declared(struct('S12', 'int32', 'int32', 'int32')),
  S24: declared(struct('S24', 'int64', 'int64', 'int64')),
  // A vector of what is no number is a struct of its alignment (wasm-layout-notes 9).
  A16: instance(BYTE_VECTOR, 'bool'),
  A32: { use: { name: 'A32' }, types: [struct('A32', instance(BYTE_VECTOR, 'uint8').use, instance(BYTE_VECTOR, 'uint8').use), BYTE_VECTOR] },
};

function struct(name: string, ...types: TypeUse[]): TypeDeclaration {
  return { name, sort: 'struct', layout: 'sequential', fields: types.map((type, index) => ({ name: `f${index}`, type })) };
}

function vector(name: string, words: number): TypeDeclaration {
  return { ...struct(name, ...Array<TypeUse>(words).fill('uint64')), namespace: 'System.Runtime.Intrinsics', module: CORE_LIBRARY, parameters: 1 };
}

function declared(declaration: TypeDeclaration): Shape {
  return { use: nameOf(declaration), types: [declaration] };
}

function instance(declaration: TypeDeclaration, argument: TypeUse): Shape {
  return { use: { ...nameOf(declaration), arguments: [argument] }, types: [declaration] };
}

function nameOf({ name, namespace, module }: TypeDeclaration): { name: string; namespace?: string; module?: string } {
  return { name, ...(namespace === undefined ? {} : { namespace }), ...(module === undefined ? {} : { module }) };
}
