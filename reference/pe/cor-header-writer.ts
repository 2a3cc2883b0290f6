import { ByteWriter } from '../io/byte-writer.js';
import type { CorHeader } from './cor-header.js';
import { writeDataDirectory } from './data-directory-writer.js';

/** Writes the CLI header (readCorHeader has the layout). */
export function writeCorHeader(header: Omit<CorHeader, 'range'>): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(header.cb);
  writer.u16(header.majorRuntimeVersion);
  writer.u16(header.minorRuntimeVersion);
  writeDataDirectory(writer, header.metadata);
  writer.u32(header.flags);
  writer.u32(header.entryPointToken);
  const { resources, strongNameSignature, codeManagerTable, vtableFixups, exportAddressTableJumps, managedNativeHeader } = header;
  for (const directory of [resources, strongNameSignature, codeManagerTable, vtableFixups, exportAddressTableJumps, managedNativeHeader]) {
    writeDataDirectory(writer, directory);
  }
  return writer.toBytes();
}
