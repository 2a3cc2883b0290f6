import { TABLE_SCHEMAS, TABLES_BY_ID, type TableName } from './table-schemas.js';

/** A metadata token: the number of a table in the high byte, a row number (rid, from 1) in the rest (ECMA-335 II.22). */
export type Token = number & { readonly __unit: 'token' };

export function token(value: number): Token {
  return (value >>> 0) as Token;
}

export function tokenOf(table: TableName, rid: number): Token {
  return token((TABLE_SCHEMAS[table].id << 24) | rid);
}

/** The row number of a token; 0 means none. */
export function ridOf(value: Token): number {
  return value & 0xffffff;
}

/** The table of a token, or undefined if the high byte is no table. */
export function tableOf(value: Token): TableName | undefined {
  return TABLES_BY_ID[value >>> 24];
}

/** Eight hexadecimal digits, for example `06000001`. */
export function tokenHex(value: Token): string {
  return value.toString(16).toUpperCase().padStart(8, '0');
}

/** For readers, where nothing better is known: `TypeRef:000011`. */
export function tokenText(value: Token): string {
  return `${tableOf(value) ?? `0x${(value >>> 24).toString(16)}`}:${tokenHex(value).slice(2)}`;
}
