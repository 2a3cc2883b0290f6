import type { Image } from '../../../reference/image/image.js';
import type { RuntimeFunction } from '../../../reference/image/runtime-functions.js';
import { fileOffset } from '../../../reference/io/addresses.js';
import { readGcInfo, type GcInfo } from '../../../reference/gc-info/gc-info.js';
import { readGcInfoX86, type GcInfoX86 } from '../../../reference/gc-info/x86/gc-info-x86.js';
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
  const info = gcInfoOf(image, func, unwind);
  yield* info.kind === 'x86' ? gcInfoX86Text(info, indent) : gcInfoText(info, image.target.machine, indent);
  yield* page.bytes(info.range, 'GC info', indent.length + 2);
}

/** The GC info behind the unwind data of an entry function. @throws R2RError */
export function gcInfoOf(image: Image, func: RuntimeFunction, unwind: UnwindData): GcInfo | GcInfoX86 {
  const { context } = image;
  const { machine } = context.target;
  const offset = fileOffset(unwind.range.end);
  const { end } = context.space.cursorAt(func.unwindInfo);
  return machine === 'I386' ? readGcInfoX86(context, offset, end) : readGcInfo(context, machine, offset, end);
}

function* codeBytes(page: Page, start: RuntimeFunction['begin'], length: number, indent: string): Iterable<string> {
  const { offset, end } = page.image.context.space.cursorOver(start, length);
  yield* page.bytes({ start: offset, end }, 'code', indent.length + 2);
}
