import type { Metadata } from './metadata.js';

/** Rows of Field that belong to a TypeDef, in order. @throws R2RError `metadata.row` */
export function fieldsOf(metadata: Metadata, typeDef: number): number[] {
  const rows = run(metadata, typeDef, 'FieldList', metadata.rowCount('FieldPtr') > 0 ? 'FieldPtr' : 'Field');
  return metadata.rowCount('FieldPtr') > 0 ? rows.map((row) => metadata.get('FieldPtr', row, 'Field')) : rows;
}

/** Rows of MethodDef that belong to a TypeDef, in order. @throws R2RError `metadata.row` */
export function methodsOf(metadata: Metadata, typeDef: number): number[] {
  const rows = run(metadata, typeDef, 'MethodList', metadata.rowCount('MethodPtr') > 0 ? 'MethodPtr' : 'MethodDef');
  return metadata.rowCount('MethodPtr') > 0 ? rows.map((row) => metadata.get('MethodPtr', row, 'Method')) : rows;
}

/** From the list of a TypeDef to that of the next one (ECMA-335 II.22.37), in the pointer table where there is one. */
function run(metadata: Metadata, typeDef: number, list: 'FieldList' | 'MethodList', table: 'Field' | 'FieldPtr' | 'MethodDef' | 'MethodPtr'): number[] {
  const end = metadata.rowCount(table) + 1;
  const next = typeDef < metadata.rowCount('TypeDef') ? metadata.get('TypeDef', typeDef + 1, list) : end;
  const start = Math.max(metadata.get('TypeDef', typeDef, list), 1);
  return Array.from({ length: Math.max(0, Math.min(next, end) - start) }, (_, index) => start + index);
}
