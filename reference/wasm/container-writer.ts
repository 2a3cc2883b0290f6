import { ByteWriter } from '../io/byte-writer.js';
import { CONTAINER_GLOBALS, containerImports, payloadImports } from './container-imports.js';
import { CodeWriter } from './module/code-writer.js';
import { writeModule, type ModuleExport, type SegmentPlace } from './module/module-writer.js';
import type { TypeTable } from './module/type-table.js';

/**
 * How a payload is wrapped (wasm-r2r 8.2). `plain`: IL alone, without functions. `passive`: the loader asks for payload and table
 * entries. `self-installing`: they are put in their places when the module is instantiated.
 */
export type ContainerForm = 'plain' | 'passive' | 'self-installing';

/** What the global `webcilVersion` says. That of self-installing ones is not confirmed by any image. */
export const WRAPPER_VERSIONS: Readonly<Record<ContainerForm, number>> = { plain: 0, passive: 1, 'self-installing': 2 };

/** The payload begins at such a multiple in the file. */
const PAYLOAD_ALIGNMENT = 16;

/** Where the header of a payload of version 1 has room for the first table slot, and how long it is (wasm-r2r 8.3). */
const TABLE_BASE_OFFSET = 28;
const HEADER_SIZE = 32;

/** Segment 0 says how large the payload is, segment 1 is the payload. */
const [SIZES, PAYLOAD] = [0, 1];
const SIZE_BYTES = 4;

export interface ContainerModel {
  readonly form: ContainerForm;
  readonly payload: Uint8Array;
  /** The types that the bodies refer to. */
  readonly types: TypeTable;
  /** The compiled methods and thunks; body i has slot i of the image in the function table. */
  readonly functions: readonly CodeWriter[];
  readonly custom?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Writes the wasm module around a Webcil payload. Functions are not exported: hosts limit how many may be. */
export function writeContainer({ form, payload, types, functions, custom = [] }: ContainerModel): Uint8Array {
  const stubs = stubsOf(form, functions.length, types);
  const all = [...functions, ...stubs.map(({ body }) => body)];
  const place = (global: number): SegmentPlace => (form === 'self-installing' ? { mode: 'active', global } : { mode: 'passive' });
  const sizes = new ByteWriter(8);
  sizes.u32(payload.length);
  if (form !== 'plain') sizes.u32(all.length);
  const exports: ModuleExport[] = [
    ...(form === 'plain' ? [] : [{ name: 'table', kind: 'table', index: 0 } as const]),
    { name: 'webcilVersion', kind: 'global', index: form === 'plain' ? 0 : Object.keys(CONTAINER_GLOBALS).length },
    ...stubs.map(({ name }, index) => ({ name, kind: 'function', index: functions.length + index }) as const),
  ];
  return writeModule({
    types,
    imports: form === 'plain' ? payloadImports(payload.length) : containerImports(payload.length),
    functions: all,
    globals: [WRAPPER_VERSIONS[form]],
    exports,
    elements: form === 'plain' ? undefined : place(CONTAINER_GLOBALS.tableBase),
    data: [
      { place: { mode: 'passive' }, bytes: sizes.toBytes() },
      { place: place(CONTAINER_GLOBALS.memoryBase), bytes: payload },
    ],
    dataAlignment: PAYLOAD_ALIGNMENT,
    custom,
  });
}

interface Stub {
  readonly name: string;
  readonly body: CodeWriter;
}

function stubsOf(form: ContainerForm, methods: number, types: TypeTable): Stub[] {
  const code = (parameters: number): CodeWriter => new CodeWriter({ parameters: Array<'i32'>(parameters).fill('i32'), results: [] }, types);
  const size = { name: 'getWebcilSize', body: code(1).get(0).constant(0).constant(SIZE_BYTES).memoryInit(SIZES) };
  if (form === 'self-installing') return [size, { name: 'patchWebcilHeader', body: patchHeader(code(2)) }];
  const payload = code(2).get(0).constant(0).get(1).memoryInit(PAYLOAD);
  if (form === 'plain') return [size, { name: 'getWebcilPayload', body: payload }];
  const entries = methods + 3;
  const table = code(0).getGlobal(CONTAINER_GLOBALS.tableBase).constant(0).constant(entries).tableInit(0);
  return [size, { name: 'getWebcilPayload', body: patchHeader(payload) }, { name: 'fillWebcilTable', body: table }];
}

/** (d, n): if the header has the room for it, the first table slot goes to d + 28. */
function patchHeader(code: CodeWriter): CodeWriter {
  return code.get(1).constant(HEADER_SIZE).ifAtLeast(() => {
    code.get(0).getGlobal(CONTAINER_GLOBALS.tableBase).store('i32', TABLE_BASE_OFFSET);
  });
}
