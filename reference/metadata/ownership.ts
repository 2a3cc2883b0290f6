import type { Metadata } from './metadata.js';
import type { ColumnName, TableName } from './table-schemas.js';

/** Whose a row is, where the tables say it the other way round. Each question is answered for all rows at its first use. */
export class Ownership {
  private methods: Uint32Array | undefined;
  private fields: Uint32Array | undefined;
  private enclosing: Uint32Array | undefined;

  constructor(private readonly metadata: Metadata) {}

  /** The rid of the TypeDef that declares a MethodDef, or 0. */
  typeOfMethod(rid: number): number {
    this.methods ??= this.ownersByRun('TypeDef', 'MethodList', 'MethodDef', 'MethodPtr', 'Method');
    return this.methods[rid] ?? 0;
  }

  /** The rid of the TypeDef that declares a Field, or 0. */
  typeOfField(rid: number): number {
    this.fields ??= this.ownersByRun('TypeDef', 'FieldList', 'Field', 'FieldPtr', 'Field');
    return this.fields[rid] ?? 0;
  }

  /** The rid of the TypeDef in which a TypeDef is nested, or 0. */
  enclosingType(rid: number): number {
    this.enclosing ??= this.enclosingTypes();
    return this.enclosing[rid] ?? 0;
  }

  private enclosingTypes(): Uint32Array {
    const { metadata } = this;
    const owners = new Uint32Array(metadata.rowCount('TypeDef') + 1);
    for (let row = 1; row <= metadata.rowCount('NestedClass'); row++) {
      const nested = metadata.get('NestedClass', row, 'NestedClass');
      if (nested < owners.length) owners[nested] = metadata.get('NestedClass', row, 'EnclosingClass');
    }
    return owners;
  }

  /**
   * A run goes from its own first row to the first row of the next owner (ECMA-335 II.22.37), in the pointer table
   * where there is one.
   */
  private ownersByRun<O extends TableName, P extends TableName>(
    owner: O,
    listColumn: ColumnName<O>,
    member: TableName,
    pointers: P,
    pointerColumn: ColumnName<P>,
  ): Uint32Array {
    const { metadata } = this;
    const owners = new Uint32Array(metadata.rowCount(member) + 1);
    const viaPointers = metadata.rowCount(pointers) > 0;
    const listEnd = metadata.rowCount(viaPointers ? pointers : member) + 1;
    const ownerCount = metadata.rowCount(owner);
    let first = 1;
    for (let rid = 1; rid <= ownerCount; rid++) {
      // Lists that do not ascend would make a run visit rows again: a row keeps its first owner.
      first = Math.max(first, metadata.get(owner, rid, listColumn));
      const next = rid < ownerCount ? Math.min(metadata.get(owner, rid + 1, listColumn), listEnd) : listEnd;
      for (; first < next; first++) {
        const member = viaPointers ? metadata.get(pointers, first, pointerColumn) : first;
        if (member < owners.length) owners[member] = rid;
      }
    }
    return owners;
  }
}
