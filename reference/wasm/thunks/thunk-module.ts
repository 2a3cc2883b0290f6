import { containerImports } from '../container-imports.js';
import type { CodeWriter } from '../module/code-writer.js';
import { writeModule } from '../module/module-writer.js';
import { TypeTable } from '../module/type-table.js';

/** A module with one thunk, exported as `thunk`, and the imports of a container: what runs in one runs in the other. */
export function thunkModule(body: (types: TypeTable) => CodeWriter): Uint8Array {
  const types = new TypeTable();
  const thunk = body(types);
  return writeModule({
    types,
    imports: containerImports(0),
    functions: [thunk],
    globals: [],
    exports: [{ name: 'thunk', kind: 'function', index: 0 }],
    elements: undefined,
    data: [],
    custom: [],
  });
}
