import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A node of the compiler's map: a run of bytes that one thing occupies. */
export interface MapNode {
  rva: number;
  length: number;
  type: string;
  symbol: string;
}

/**
 * The nodes of a map, without the symbols inside nodes (rows without length). Columns: Rva,Length,Relocs,Section,Symbol,
 * Node Type; the symbol is not quoted and may contain commas.
 */
export function readSymbolMap(path: string): MapNode[] {
  const [, ...rows] = gunzipSync(readFileSync(path)).toString().trimEnd().split(/\r?\n/);
  return rows.map(parseRow).filter((node) => node !== undefined);
}

function parseRow(row: string): MapNode | undefined {
  const fields = row.split(',');
  if (fields.length < 6) throw new Error(`no row of a symbol map: ${row}`);
  const [rva, length] = fields;
  if (length === '') return undefined;
  return { rva: Number(rva), length: Number(length), symbol: fields.slice(4, -1).join(','), type: fields[fields.length - 1] };
}
