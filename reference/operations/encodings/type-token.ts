import { ByteWriter } from '../../io/byte-writer.js';
import { TABLE_SCHEMAS } from '../../metadata/table-schemas.js';
import { TYPE_TABLES } from '../../signatures/token.js';
import { writeTypeToken } from '../../signatures/token-writer.js';
import { isRecord } from '../kinds/given.js';
import { integerIn, noEncoding, type Encoding } from './encoding.js';

const MAX_RID = 0x7ffffffn;

/** From the table's number and the row; the module is not part of the bytes. */
export const typeTokenEncoding: Encoding = (value) => {
  const { Table: number, Rid: rid } = isRecord(value) ? value : {};
  const table = TYPE_TABLES.find((name) => TABLE_SCHEMAS[name].id === number);
  if (table === undefined) throw noEncoding(value, 'signature');
  const writer = new ByteWriter();
  writeTypeToken(writer, { table, rid: Number(integerIn(rid, 1n, MAX_RID, 'signature')) });
  return writer.toBytes();
};
