import { ByteWriter } from '../io/byte-writer.js';
import type { ComponentAssembly } from './component-assemblies.js';

/** Writes section 115 (readComponentAssemblies has the layout). */
export function writeComponentAssemblies(components: readonly Omit<ComponentAssembly, 'range'>[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { corHeader, assemblyHeader } of components) {
    writer.u32(corHeader.rva);
    writer.u32(corHeader.size);
    writer.u32(assemblyHeader.rva);
    writer.u32(assemblyHeader.size);
  }
  return writer.toBytes();
}
