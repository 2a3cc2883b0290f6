import { R2RError } from '../../../reference/errors.js';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { R2RFile } from '../../../reference/image/opened-file.js';
import type { ContainerForm } from '../../../reference/wasm/container-writer.js';
import { PortableEntryPoint } from '../../../reference/wasm/portable-entry-point.js';
import { ThunkTable } from '../../../reference/wasm/thunk-table.js';
import { LoadedPayload } from '../../../reference/webcil/relocate.js';
import { readWebcil } from '../../../reference/webcil/webcil-file.js';
import { hostModule } from '../../thunks/host-module.js';
import { WebAssembly } from '../../thunks/webassembly.js';
import { IMAGE_SLOTS, writtenImage } from './written-image.js';

const MEMORY_BASE = 0x10000;
const TABLE_BASE = 7;
const HOST_STACK = 0x8000;
/** Slots of the host: R2RToInterpreter and what resolves cells. */
const HOST_SLOTS = { interpreter: 1, resolver: 2 } as const;
/** Places in the memory of the host. */
const AT = { size: 0x100, added: 0x200, called: 0x220, interpreted: 0x240, area: 0x300, result: 0x340 } as const;
/** `host-module.ts` puts what a callee gets at 0x2000, 16 bytes each, and takes its answer from 0x3000. */
const [SEEN, ANSWER] = [0x2000, 0x3000];

type Stub = (...args: number[]) => void;

/** A browser's side of an image: it loads the module through the imports of a container, and does for it what a runtime does. */
class Host {
  readonly memory = new WebAssembly.Memory({ initial: 4 });
  readonly view = new DataView(this.memory.buffer);
  readonly bytes = new Uint8Array(this.memory.buffer);
  readonly table = new WebAssembly.Table({ element: 'anyfunc', initial: 32 });
  readonly thunks = new ThunkTable();
  readonly stackPointer = new WebAssembly.Global({ value: 'i32', mutable: true }, HOST_STACK);
  readonly calls: string[] = [];
  readonly payload: LoadedPayload;
  readonly cells;

  constructor(form: ContainerForm) {
    const { wasm, payloadSize, cells } = writtenImage(form);
    this.cells = cells;
    this.helpers();
    const webcil = {
      __stack_pointer: this.stackPointer,
      __memory_base: new WebAssembly.Global({ value: 'i32' }, MEMORY_BASE),
      __table_base: new WebAssembly.Global({ value: 'i32' }, TABLE_BASE),
      __async_continuation: new WebAssembly.Global({ value: 'i32', mutable: true }, 0),
      __indirect_function_table: this.table,
      __coreclr_wasm_rtlrestorecontext_tag: new WebAssembly.Tag({ parameters: [] }),
      memory: this.memory,
    };
    const exports = new WebAssembly.Instance(new WebAssembly.Module(wasm), { webcil }).exports as Record<string, Stub>;
    exports.getWebcilSize(AT.size);
    const size = this.view.getUint32(AT.size, true);
    expect(size).toBe(payloadSize);
    if (form === 'passive') {
      exports.getWebcilPayload(MEMORY_BASE, size);
      exports.fillWebcilTable();
    } else exports.patchWebcilHeader(MEMORY_BASE, size);
    this.payload = new LoadedPayload(this.bytes, size, { imageBase: MEMORY_BASE, tableBase: TABLE_BASE });
    this.payload.relocate();
    this.word(MEMORY_BASE + cells.interpreter, HOST_SLOTS.interpreter);
    this.word(MEMORY_BASE + cells.resolver, HOST_SLOTS.resolver);
    this.inject(this.bytes.subarray(MEMORY_BASE, MEMORY_BASE + size));
  }

  /** The interpreter multiplies; the resolver puts the entry point of the interpreted method into the cell. */
  private helpers(): void {
    const hook = (callee: number): void => {
      const [first, second, , result] = [0, 1, 2, 3].map((index) => this.view.getUint32(SEEN + 16 * index, true));
      if (callee === 0) {
        this.calls.push('interpreter');
        this.word(result, this.view.getInt32(second + 8, true) * this.view.getInt32(second + 16, true));
        expect(first).toBe(AT.interpreted);
      } else {
        this.calls.push('resolver');
        this.word(MEMORY_BASE + this.view.getUint32(second + 4, true), AT.interpreted);
        this.word(ANSWER, AT.interpreted);
      }
    };
    const host = new WebAssembly.Instance(new WebAssembly.Module(hostModule('iii>v', ['iiii>v', 'iiii>i'])), { host: { memory: this.memory, table: this.table, hook } });
    this.table.set(HOST_SLOTS.interpreter, host.exports.callee0);
    this.table.set(HOST_SLOTS.resolver, host.exports.callee1);
  }

  /** Reads the loaded payload as an image, and adds the thunks of its eager cells to the table. */
  private inject(payload: Uint8Array): void {
    const { tableBase } = readWebcil(payload).header;
    const file = openFile(payload, 'written.webcil');
    if (!(file instanceof R2RFile) || tableBase === undefined) throw new Error('the payload is no R2R image');
    const image = openImage(file);
    this.thunks.create();
    const [{ cellCount }] = image.importSections;
    for (let cell = 0; cell < cellCount; cell++) {
      const { operand } = image.fixup(0, cell);
      if (operand.form === 'string-thunks') this.thunks.inject({ tableBase, thunks: operand.thunks });
    }
  }

  word(address: number, value: number): void {
    this.view.setUint32(address, value, true);
  }

  /** Calls a method with two numbers as the interpreter does, through the thunk of its signature. */
  call(entryPoint: number, first: number, second: number): number {
    const thunk = this.table.get(this.thunks.find('Miiip') ?? -1) as Stub;
    this.view.setInt32(AT.area, first, true);
    this.view.setInt32(AT.area + 8, second, true);
    thunk(entryPoint, AT.area, AT.result);
    return this.view.getInt32(AT.result, true);
  }
}

describe.each<ContainerForm>(['passive', 'self-installing'])('an image in a %s container', (form) => {
  const host = new Host(form);

  test('brings its thunks: their indexes count from its slice of the function table', () => {
    expect(host.thunks.find('Miiip')).toBe(TABLE_BASE + IMAGE_SLOTS.interpreterToR2R);
    expect(host.thunks.find('Iiiip')).toBe(TABLE_BASE + IMAGE_SLOTS.r2rToInterpreter);
  });

  test('is relocated once: a second time is refused, and changes nothing', () => {
    const before = host.bytes.slice();
    expect(() => host.payload.relocate()).toThrow(R2RError);
    expect(Buffer.compare(before, host.bytes)).toBe(0);
    const record = host.view.getUint32(MEMORY_BASE + host.cells.call, true);
    expect(host.view.getUint32(record, true)).toBe(TABLE_BASE + IMAGE_SLOTS.importThunk);
  });

  test('has R2R code that is called through a portable entry point', () => {
    host.word(AT.added, TABLE_BASE + IMAGE_SLOTS.add);
    expect(host.call(AT.added, 2_000_000_000, 147_483_647)).toBe(2_147_483_647);
    expect(host.call(AT.added, 2_147_483_647, 1)).toBe(-2_147_483_648);
    expect(host.stackPointer.value).toBe(HOST_STACK);
  });

  test('has R2R code that calls the interpreter through a cell, which is resolved once', () => {
    const interpreted = new PortableEntryPoint();
    expect(interpreted.trySetInterpreterThunk(host.thunks.find('Iiiip') ?? -1)).toBe(true);
    host.word(AT.interpreted, interpreted.code ?? -1);
    host.word(AT.called, TABLE_BASE + IMAGE_SLOTS.callThroughCell);
    expect(host.call(AT.called, 6, -7)).toBe(-41);
    expect(host.call(AT.called, 123, 1000)).toBe(123_001);
    expect(host.calls).toEqual(['resolver', 'interpreter', 'interpreter']);
    expect(host.stackPointer.value).toBe(HOST_STACK);
  });
});
