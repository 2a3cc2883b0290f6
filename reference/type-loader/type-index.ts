import type { Metadata } from '../metadata/metadata.js';
import type { TableName } from '../metadata/table-schemas.js';
import { tokenOf } from '../metadata/tokens.js';
import { fullTypeName, typeName, type TypeName } from '../metadata/type-name.js';

/** The types of a module by their names: those that it defines, and those that it says are in another assembly. */
export class TypeIndex {
  private definitions: Map<string, number> | undefined;
  private exported: Map<string, number> | undefined;

  constructor(private readonly metadata: Metadata) {}

  /** The row of TypeDef; undefined if the module does not define the type. @throws R2RError `metadata.*` */
  definition(name: TypeName): number | undefined {
    this.definitions ??= this.collect('TypeDef');
    return this.definitions.get(fullTypeName(name));
  }

  /** The row of ExportedType (ECMA-335 II.22.14). @throws R2RError `metadata.*` */
  exportedType(name: TypeName): number | undefined {
    this.exported ??= this.collect('ExportedType');
    return this.exported.get(fullTypeName(name));
  }

  private collect(table: TableName & ('TypeDef' | 'ExportedType')): Map<string, number> {
    const { metadata } = this;
    const rows = new Map<string, number>();
    for (let rid = metadata.rowCount(table); rid >= 1; rid--) rows.set(fullTypeName(typeName(metadata, tokenOf(table, rid))), rid);
    return rows;
  }
}
