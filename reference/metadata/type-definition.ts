import { fieldsOf, methodsOf } from './member-runs.js';
import { rowWith } from './row-search.js';
import { readFieldSignature, readTypeSpecSignature, type EcmaType } from './signatures.js';
import { ridOf, tableOf, token, tokenOf, type Token } from './tokens.js';
import { fullTypeName, typeName } from './type-name.js';
import type { TypeModule } from './type-module.js';

/** Flags of TypeDef (ECMA-335 II.23.1.15). */
export const TypeAttributes = { LayoutMask: 0x18, SequentialLayout: 0x08, ExplicitLayout: 0x10, Interface: 0x20, Sealed: 0x100 } as const;
/** Flags of Field (ECMA-335 II.23.1.5). */
const FIELD_STATIC = 0x10;

/** An instance field as it is declared. */
export interface InstanceField {
  readonly rid: number;
  readonly type: EcmaType;
}

/** A row of TypeDef with what other tables say about it. There is one object for each row of a module. */
export class TypeDefinition {
  private known: { name?: string; fields?: readonly InstanceField[]; methods?: readonly number[] } = {};

  constructor(
    readonly module: TypeModule,
    readonly rid: number,
  ) {}

  /** `Ns.Outer+Inner`. @throws R2RError `metadata.*` */
  get name(): string {
    return (this.known.name ??= fullTypeName(typeName(this.module.metadata, tokenOf('TypeDef', this.rid))));
  }

  get flags(): number {
    return this.module.metadata.get('TypeDef', this.rid, 'Flags');
  }

  get layoutKind(): 'auto' | 'sequential' | 'explicit' {
    const kind = this.flags & TypeAttributes.LayoutMask;
    if (kind === TypeAttributes.ExplicitLayout) return 'explicit';
    return kind === TypeAttributes.SequentialLayout ? 'sequential' : 'auto';
  }

  get isInterface(): boolean {
    return (this.flags & TypeAttributes.Interface) !== 0;
  }

  /** TypeDef, TypeRef or TypeSpec of the base class; undefined of interfaces and of System.Object. */
  get baseToken(): Token | undefined {
    const base = token(this.module.metadata.get('TypeDef', this.rid, 'Extends'));
    return ridOf(base) === 0 ? undefined : base;
  }

  /** The base class as a type; a TypeSpec is written out. @throws R2RError `metadata.*`, `ecma-signature.*` */
  get base(): EcmaType | undefined {
    const { baseToken: base, module } = this;
    if (base === undefined) return undefined;
    if (tableOf(base) !== 'TypeSpec') return { kind: 'CLASS', token: base };
    return readTypeSpecSignature(module.metadata, module.metadata.get('TypeSpec', ridOf(base), 'Signature'));
  }

  /** The name of the base class; that of a generic one is left out. @throws R2RError `metadata.*` */
  get baseName(): string | undefined {
    const { baseToken: base } = this;
    return base === undefined || tableOf(base) === 'TypeSpec' ? undefined : fullTypeName(typeName(this.module.metadata, base));
  }

  /** Fields that are not static, in the order of the metadata. @throws R2RError `metadata.*`, `ecma-signature.*` */
  get fields(): readonly InstanceField[] {
    const { metadata } = this.module;
    return (this.known.fields ??= fieldsOf(metadata, this.rid)
      .filter((rid) => (metadata.get('Field', rid, 'Flags') & FIELD_STATIC) === 0)
      .map((rid) => ({ rid, type: readFieldSignature(metadata, metadata.get('Field', rid, 'Signature')) })));
  }

  /** Rows of MethodDef. @throws R2RError `metadata.*` */
  get methods(): readonly number[] {
    return (this.known.methods ??= methodsOf(this.module.metadata, this.rid));
  }

  /** ClassLayout (ECMA-335 II.22.8); zeros mean that nothing is said. */
  get classLayout(): { readonly packing: number; readonly size: number } {
    const { metadata } = this.module;
    const row = rowWith(metadata, 'ClassLayout', 'Parent', this.rid);
    if (row === undefined) return { packing: 0, size: 0 };
    return { packing: metadata.get('ClassLayout', row, 'PackingSize'), size: metadata.get('ClassLayout', row, 'ClassSize') };
  }

  /** FieldLayout (ECMA-335 II.22.16) of a field, in bytes. */
  offsetOf(field: number): number | undefined {
    const { metadata } = this.module;
    const row = rowWith(metadata, 'FieldLayout', 'Field', field);
    return row === undefined ? undefined : metadata.get('FieldLayout', row, 'Offset');
  }
}
