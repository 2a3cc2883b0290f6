import type { Image } from '../../../reference/image/image.js';
import type { RuntimeFunction } from '../../../reference/image/runtime-functions.js';
import { readMethodGcInfo } from '../../../reference/gc-info/method-gc-info.js';
import { functionLength } from '../../../reference/unwind/function-length.js';
import { readUnwindData, type UnwindData } from '../../../reference/unwind/unwind-data.js';
import { gcInfoText } from './gc-info.js';
import { gcInfoX86Text } from './gc-info-x86.js';
import { counted, hexNumber } from './numbers.js';
import type { Page } from './page.js';
import { unwindText } from './unwind.js';

/** What a runtime function is to its method. */
export type FunctionRole = 'body' | 'funclet' | 'cold part' | 'of nobody';

/** One runtime function: where its code lies, its unwind data, and of the main body the GC info. */
export function* functionText(func: RuntimeFunction, role: FunctionRole, page: Page, indent: string): Iterable<string> {
  const { image } = page;
  const { context, target } = image;
  const unwind = readUnwindData(context, func);
  const start = image.runtimeFunctions?.codeStart(func.index) ?? func.begin;
  const length = functionLength(context, func, unwind);
  yield `${indent}${role.padEnd(10)} function ${page.style.key(String(func.index))}, RVA ${hexNumber(start)}..${hexNumber(start + length)}, ${counted(length, target.machine === 'WASM32' ? 'virtual IP' : 'byte')}`;
  yield* page.bytes(func.range, 'RUNTIME_FUNCTION', indent.length + 2);
  yield* unwindText(unwind, target, indent);
  yield* page.bytes(unwind.range, 'unwind data', indent.length + 2);
  if (role === 'body') yield* page.guarded(`RuntimeFunctions[${func.index}].GcInfo`, () => gcText(image, func, unwind, page, indent));
  if (target.machine !== 'WASM32') yield* page.guarded(`RuntimeFunctions[${func.index}]`, () => codeBytes(page, start, length, indent));
}

function* gcText(image: Image, func: RuntimeFunction, unwind: UnwindData, page: Page, indent: string): Iterable<string> {
  const info = readMethodGcInfo(image.context, func, unwind);
  yield* info.kind === 'x86' ? gcInfoX86Text(info, indent) : gcInfoText(info, image.target.machine, indent);
  yield* page.bytes(info.range, 'GC info', indent.length + 2);
}

function* codeBytes(page: Page, start: RuntimeFunction['begin'], length: number, indent: string): Iterable<string> {
  const { offset, end } = page.image.context.space.cursorOver(start, length);
  yield* page.bytes({ start: offset, end }, 'code', indent.length + 2);
}
