/**
 * Types as JSON: the one form in which operations are told of types that stand in no file. The names are those of metadata;
 * `spec/schema/protocol/type-declaration.json` is the schema.
 */

/** Types that are used by a word. `nint` and `nuint` are as wide as a pointer. */
export type PrimitiveTypeName =
  | 'void' | 'bool' | 'char' | 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'int64' | 'uint64'
  | 'float32' | 'float64' | 'nint' | 'nuint' | 'string' | 'object';

/** The name of a type definition. */
export interface TypeName {
  /** With the suffix for the number of generic parameters: ``List`1``. */
  name: string;
  /** Left out: none. A nested type has none of its own. */
  namespace?: string;
  /** The type around a nested type. */
  enclosing?: TypeName;
  /** The simple name of the assembly. Left out: the one that is compiled. */
  module?: string;
}

/** A type as it is used. */
export type TypeUse =
  | PrimitiveTypeName
  /** With arguments an instance; those for the enclosing types come first. `System.__Canon` needs no declaration. */
  | (TypeName & { arguments?: TypeUse[] })
  /** Rank 1 is a vector. */
  | { array: TypeUse; rank: number }
  | { pointer: TypeUse }
  | { byref: TypeUse }
  /** The return type, then the parameters. */
  | { functionPointer: TypeUse[] }
  /** A generic parameter of the declared type by its number, in the types of its fields and methods. */
  | { parameter: number }
  /** A generic parameter of the method by its number, in a declared method. */
  | { methodParameter: number };

/** A type definition. */
export interface TypeDeclaration extends TypeName {
  sort: 'struct' | 'enum' | 'class' | 'interface' | 'delegate';
  /** How many generic parameters it has, with those of the enclosing types. */
  parameters?: number;
  extends?: TypeUse;
  implements?: TypeUse[];
  /** `auto` if left out, as in metadata; the C# compiler writes `sequential` for structs. */
  layout?: 'auto' | 'sequential' | 'explicit';
  /** As StructLayoutAttribute has them; 0 is as good as left out. */
  pack?: number;
  size?: number;
  /** The length of InlineArrayAttribute. */
  inlineArray?: number;
  /** In their order. */
  fields: FieldDeclaration[];
}

export interface FieldDeclaration {
  name: string;
  type: TypeUse;
  static?: boolean;
  /** With explicit layout. */
  offset?: number;
}
