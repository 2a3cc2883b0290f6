import { ByteWriter } from '../../io/byte-writer.js';
import type { FunctionType, ValueType } from '../types.js';
import { writeU32Leb } from './leb-writer.js';
import { VALUE_TYPE_CODES } from './opcodes.js';

const FUNCTION_TYPE = 0x60;

/** The function types of a module, each once, in the order in which they were asked for. */
export class TypeTable {
  private readonly indexes = new Map<string, number>();
  private readonly types: FunctionType[] = [];

  /** The index of a type. */
  indexOf(type: FunctionType): number {
    const key = `${type.parameters.join()}>${type.results.join()}`;
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    this.indexes.set(key, this.types.length);
    return this.types.push(type) - 1;
  }

  /** The content of the type section: u32 leb count | types: 0x60, parameters, results, each u32 leb count and value types. */
  toBytes(): Uint8Array {
    const writer = new ByteWriter();
    writeU32Leb(writer, this.types.length);
    for (const { parameters, results } of this.types) {
      writer.u8(FUNCTION_TYPE);
      writeValueTypes(writer, parameters);
      writeValueTypes(writer, results);
    }
    return writer.toBytes();
  }
}

function writeValueTypes(writer: ByteWriter, types: readonly ValueType[]): void {
  writeU32Leb(writer, types.length);
  for (const type of types) writer.u8(VALUE_TYPE_CODES[type]);
}
