import type { ByteWriter } from '../io/byte-writer.js';
import type { DataDirectory } from './data-directory.js';

/** Writes IMAGE_DATA_DIRECTORY. */
export function writeDataDirectory(writer: ByteWriter, { rva, size }: Pick<DataDirectory, 'rva' | 'size'>): void {
  writer.u32(rva);
  writer.u32(size);
}
