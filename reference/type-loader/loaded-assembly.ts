import { GenericParameters } from '../metadata/generic-parameters.js';
import type { Metadata } from '../metadata/metadata.js';
import { Attributes } from './attributes.js';
import { LayoutRows } from './layout-rows.js';
import { TypeIndex } from './type-index.js';

/** An assembly with what a type loader asks of its metadata. */
export class LoadedAssembly {
  /** The simple name; of a module without an assembly its own. */
  readonly name: string;
  readonly types: TypeIndex;
  readonly layouts: LayoutRows;
  readonly genericParameters: GenericParameters;
  readonly inlineArrays: Attributes;
  readonly unmanagedCallersOnly: Attributes;

  /** @throws R2RError `metadata.*` */
  constructor(readonly metadata: Metadata) {
    this.name = metadata.rowCount('Assembly') > 0 ? metadata.text('Assembly', 1, 'Name') : metadata.text('Module', 1, 'Name');
    this.types = new TypeIndex(metadata);
    this.layouts = new LayoutRows(metadata);
    this.genericParameters = new GenericParameters(metadata);
    this.inlineArrays = new Attributes(metadata, 'System.Runtime.CompilerServices.InlineArrayAttribute');
    this.unmanagedCallersOnly = new Attributes(metadata, 'System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute');
  }

  /** The fields of a type in their order, as rows of Field. @throws R2RError `metadata.*` */
  *fieldsOf(typeDef: number): Iterable<number> {
    const { metadata } = this;
    const viaPointers = metadata.rowCount('FieldPtr') > 0;
    const end = metadata.rowCount(viaPointers ? 'FieldPtr' : 'Field');
    for (let at = metadata.get('TypeDef', typeDef, 'FieldList'); at <= end; at++) {
      const field = viaPointers ? metadata.get('FieldPtr', at, 'Field') : at;
      if (metadata.ownership.typeOfField(field) !== typeDef) return;
      yield field;
    }
  }
}
