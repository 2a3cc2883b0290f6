import { ByteWriter } from '../../io/byte-writer.js';
import type { FunctionType, ValueType } from '../types.js';
import { VALUE_SIZES } from '../value-types.js';
import { writeI32Leb, writeU32Leb } from './leb-writer.js';
import { BULK_OPCODES, BULK_PREFIX, EMPTY_BLOCK, LOADS, OPCODES, STORES, VALUE_TYPE_CODES, VECTOR_PREFIX } from './opcodes.js';
import type { TypeTable } from './type-table.js';

/** No more is promised of addresses of arguments than 8 bytes; the hint of an access may be smaller than its alignment is. */
const LARGEST_HINT = 3;

/** The body of one function, instruction by instruction. Memory and table have index 0. */
export class CodeWriter {
  private readonly code = new ByteWriter();
  private readonly locals: ValueType[] = [];

  constructor(
    readonly type: FunctionType,
    private readonly types: TypeTable,
  ) {}

  /** Another local: its index. */
  local(type: ValueType): number {
    return this.type.parameters.length + this.locals.push(type) - 1;
  }

  get(local: number): this {
    return this.with(OPCODES.localGet, local);
  }

  set(local: number): this {
    return this.with(OPCODES.localSet, local);
  }

  tee(local: number): this {
    return this.with(OPCODES.localTee, local);
  }

  getGlobal(index: number): this {
    return this.with(OPCODES.globalGet, index);
  }

  setGlobal(index: number): this {
    return this.with(OPCODES.globalSet, index);
  }

  constant(value: number): this {
    this.code.u8(OPCODES.i32Const);
    writeI32Leb(this.code, value);
    return this;
  }

  longZero(): this {
    this.code.u8(OPCODES.i64Const);
    this.code.u8(0);
    return this;
  }

  add(): this {
    return this.plain(OPCODES.i32Add);
  }

  subtract(): this {
    return this.plain(OPCODES.i32Sub);
  }

  /** Pops the address, whatever the constant that is added to it. */
  load(type: ValueType, offset: number): this {
    return this.access(LOADS[type], type, offset);
  }

  loadU16(offset: number): this {
    this.code.u8(OPCODES.i32Load16U);
    return this.place(1, offset);
  }

  /** Pops the address, then the value above it. */
  store(type: ValueType, offset: number): this {
    return this.access(STORES[type], type, offset);
  }

  /** Pops destination, source and count. */
  memoryCopy(): this {
    this.bulk(BULK_OPCODES.memoryCopy, 0, 0);
    return this;
  }

  /** Pops destination, byte and count. */
  memoryFill(): this {
    this.bulk(BULK_OPCODES.memoryFill, 0);
    return this;
  }

  /** Pops destination, source and count. */
  memoryInit(segment: number): this {
    this.bulk(BULK_OPCODES.memoryInit, segment, 0);
    return this;
  }

  /** Pops destination, source and count. */
  tableInit(segment: number): this {
    this.bulk(BULK_OPCODES.tableInit, segment, 0);
    return this;
  }

  /** Pops the index in the table, above the arguments. */
  callIndirect(type: FunctionType): this {
    this.with(OPCODES.callIndirect, this.types.indexOf(type));
    this.code.u8(0);
    return this;
  }

  /** Runs `then` if the popped number is zero. */
  ifZero(then: () => void): this {
    this.plain(OPCODES.i32Eqz).plain(OPCODES.if).plain(EMPTY_BLOCK);
    then();
    return this.plain(OPCODES.end);
  }

  /** Pops two numbers without sign, and runs `then` if the upper one is not larger than the lower. */
  ifAtLeast(then: () => void): this {
    this.plain(OPCODES.i32GeU).plain(OPCODES.if).plain(EMPTY_BLOCK);
    then();
    return this.plain(OPCODES.end);
  }

  /** The entry of the code section: u32 leb size | u32 leb groups of locals: u32 leb count, type | code | end */
  toBytes(): Uint8Array {
    const body = new ByteWriter();
    writeU32Leb(body, this.locals.length);
    for (const type of this.locals) {
      body.u8(1);
      body.u8(VALUE_TYPE_CODES[type]);
    }
    body.bytes(this.code.toBytes());
    body.u8(OPCODES.end);
    const entry = new ByteWriter(body.position + 5);
    writeU32Leb(entry, body.position);
    entry.bytes(body.toBytes());
    return entry.toBytes();
  }

  private plain(opcode: number): this {
    this.code.u8(opcode);
    return this;
  }

  private with(opcode: number, operand: number): this {
    this.code.u8(opcode);
    writeU32Leb(this.code, operand);
    return this;
  }

  private access(opcode: number, type: ValueType, offset: number): this {
    if (type === 'v128') this.code.u8(VECTOR_PREFIX);
    this.code.u8(opcode);
    return this.place(Math.min(Math.log2(VALUE_SIZES[type]), LARGEST_HINT), offset);
  }

  private place(hint: number, offset: number): this {
    writeU32Leb(this.code, hint);
    writeU32Leb(this.code, offset);
    return this;
  }

  private bulk(opcode: number, ...operands: number[]): void {
    this.code.u8(BULK_PREFIX);
    for (const number of [opcode, ...operands]) writeU32Leb(this.code, number);
  }
}
