import type { ByteWriter } from '../io/byte-writer.js';
import { writeNativeUnsigned } from '../native-format/integers-writer.js';
import { EXPORTED_TYPE, type AvailableType } from './available-types.js';

/** Writes the payload of an entry of section 108 (AvailableTypes has the layout). */
export function writeAvailableType(writer: ByteWriter, { table, rid }: Pick<AvailableType, 'table' | 'rid'>): void {
  writeNativeUnsigned(writer, rid * 2 + (table === 'ExportedType' ? EXPORTED_TYPE : 0));
}
