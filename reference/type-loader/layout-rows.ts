import type { Metadata } from '../metadata/metadata.js';

/** A row of ClassLayout (ECMA-335 II.22.8). */
export interface ClassLayout {
  readonly pack: number;
  readonly size: number;
}

/** What ClassLayout and FieldLayout (ECMA-335 II.22.8, II.22.16) say, by type and field; collected at the first question. */
export class LayoutRows {
  private classes: Map<number, ClassLayout> | undefined;
  private offsets: Map<number, number> | undefined;

  constructor(private readonly metadata: Metadata) {}

  /** @param typeDef row of TypeDef */
  classLayout(typeDef: number): ClassLayout | undefined {
    this.classes ??= this.collectClasses();
    return this.classes.get(typeDef);
  }

  /** @param field row of Field */
  fieldOffset(field: number): number | undefined {
    this.offsets ??= this.collectOffsets();
    return this.offsets.get(field);
  }

  private collectClasses(): Map<number, ClassLayout> {
    const classes = new Map<number, ClassLayout>();
    for (let rid = 1; rid <= this.metadata.rowCount('ClassLayout'); rid++) {
      const { Parent, PackingSize, ClassSize } = this.metadata.row('ClassLayout', rid);
      classes.set(Parent, { pack: PackingSize, size: ClassSize });
    }
    return classes;
  }

  private collectOffsets(): Map<number, number> {
    const offsets = new Map<number, number>();
    for (let rid = 1; rid <= this.metadata.rowCount('FieldLayout'); rid++) {
      const { Field, Offset } = this.metadata.row('FieldLayout', rid);
      offsets.set(Field, Offset);
    }
    return offsets;
  }
}
