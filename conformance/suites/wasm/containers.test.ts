import { findWebcilPayload } from '../../../reference/webcil/wasm-payload.js';
import { writeContainer, WRAPPER_VERSIONS, type ContainerForm } from '../../../reference/wasm/container-writer.js';
import { CodeWriter } from '../../../reference/wasm/module/code-writer.js';
import { TypeTable } from '../../../reference/wasm/module/type-table.js';
import { WebAssembly, type WasmTable } from '../../thunks/webassembly.js';

/* The wasm module around a payload, as an engine sees it. */

const FORMS = Object.keys(WRAPPER_VERSIONS) as ContainerForm[];
const MARK = [0x57, 0x62, 0x49, 0x4c];

/** `methods` bodies that do nothing, and a payload of so many bytes. */
function container(form: ContainerForm, size: number, methods = 0): Uint8Array {
  const types = new TypeTable();
  const functions = Array.from({ length: methods }, () => new CodeWriter({ parameters: [], results: [] }, types));
  return writeContainer({ form, payload: Uint8Array.from({ length: size }, (_, index) => MARK[index] ?? 0), types, functions });
}

/** The global imports that a host may change. */
const MUTABLE = ['__stack_pointer', '__async_continuation'];

/** Instantiated with all that it asks for: globals are 0. */
function instantiated(bytes: Uint8Array): { exports: Readonly<Record<string, unknown>>; table: WasmTable } {
  const module = new WebAssembly.Module(bytes);
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 8 });
  const given: Record<string, (name: string) => unknown> = {
    table: () => table,
    memory: () => new WebAssembly.Memory({ initial: 2 }),
    tag: () => new WebAssembly.Tag({ parameters: [] }),
    global: (name) => new WebAssembly.Global({ value: 'i32', mutable: MUTABLE.includes(name) }, 0),
  };
  const webcil = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name, kind }) => [name, given[kind](name)]));
  return { exports: new WebAssembly.Instance(module, { webcil }).exports, table };
}

describe.each(FORMS)('a container that is %s', (form) => {
  test('has its payload at a multiple of 16, whatever stands in front', () => {
    for (let methods = 0; methods < 3; methods++) {
      for (let size = 32; size < 300; size += 7) {
        const offset = Buffer.from(container(form, size, methods)).indexOf(Uint8Array.from(MARK));
        expect(offset % 16).toBe(0);
      }
    }
  });

  test('is no longer than the fill in front of its payload makes it', () => {
    const lengths = Array.from({ length: 40 }, (_, index) => container(form, 64 + index).length - index);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(16 + 'padding'.length + 3);
  });
});

test.each(FORMS)('the version of the wrapper of a container that is %s is a constant', (form) => {
  const { webcilVersion } = instantiated(container(form, 64)).exports as { webcilVersion: { value: number } };
  expect(webcilVersion.value).toBe(WRAPPER_VERSIONS[form]);
  expect(() => (webcilVersion.value = 1)).toThrow(TypeError);
});

test('methods come into the table when it is filled, or at once', () => {
  const passive = instantiated(container('passive', 64, 2));
  expect(passive.table.get(0)).toBe(null);
  (passive.exports as { fillWebcilTable: () => void }).fillWebcilTable();
  const installed = instantiated(container('self-installing', 64, 2));
  for (const { table } of [passive, installed]) expect([0, 1].map((slot) => typeof table.get(slot))).toEqual(['function', 'function']);
});

test.each([0, 1, 2, 3])('what begins with other bytes than the signature at %i is no payload', (index) => {
  const bytes = container('plain', 64);
  const found = findWebcilPayload(bytes);
  const start = Buffer.from(bytes).indexOf(Uint8Array.from(MARK));
  expect(found).toMatchObject({ start, end: start + 64 });
  bytes[start + index] ^= 0x20;
  expect(findWebcilPayload(bytes)).toBeUndefined();
});
