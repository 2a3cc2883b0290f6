import type { Metadata } from './metadata.js';

/**
 * The rows of Field that belong to a TypeDef, in order: from its FieldList to that of the next one (ECMA-335 II.22.37), through
 * FieldPtr where there is such a table. @throws R2RError `metadata.row`
 */
export function fieldsOf(metadata: Metadata, typeDef: number): number[] {
  const pointers = metadata.rowCount('FieldPtr') > 0;
  const end = metadata.rowCount(pointers ? 'FieldPtr' : 'Field') + 1;
  const next = typeDef < metadata.rowCount('TypeDef') ? metadata.get('TypeDef', typeDef + 1, 'FieldList') : end;
  const rows = run(metadata.get('TypeDef', typeDef, 'FieldList'), Math.min(next, end));
  return pointers ? rows.map((row) => metadata.get('FieldPtr', row, 'Field')) : rows;
}

/** The rows of MethodDef that belong to a TypeDef, in order. @throws R2RError `metadata.row` */
export function methodsOf(metadata: Metadata, typeDef: number): number[] {
  const pointers = metadata.rowCount('MethodPtr') > 0;
  const end = metadata.rowCount(pointers ? 'MethodPtr' : 'MethodDef') + 1;
  const next = typeDef < metadata.rowCount('TypeDef') ? metadata.get('TypeDef', typeDef + 1, 'MethodList') : end;
  const rows = run(metadata.get('TypeDef', typeDef, 'MethodList'), Math.min(next, end));
  return pointers ? rows.map((row) => metadata.get('MethodPtr', row, 'Method')) : rows;
}

function run(start: number, end: number): number[] {
  const rows: number[] = [];
  for (let row = Math.max(start, 1); row < end; row++) rows.push(row);
  return rows;
}
