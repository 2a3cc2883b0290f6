import { ExceptionInfo } from '../../../reference/image/exception-info.js';
import type { Image } from '../../../reference/image/image.js';
import type { RuntimeFunction } from '../../../reference/image/runtime-functions.js';
import { byteXor, changed, put, type Edit } from './edit.js';
import type { Measured } from './measured.js';
import { entryOf } from './methods.js';

const MEMBERS: Readonly<Record<string, number>> = { BeginAddress: 0, EndAddress: 4, UnwindData: 8 };
const INT3 = 0xcc;
/** mov eax, 42; ret */
const RETURN_42 = [0xb8, 42, 0, 0, 0, 0xc3];

/** Runtime functions, code, exception and debug info. */
export function codeEdits(image: Image, mutation: Measured): Edit[] | undefined {
  const { group, field, change } = mutation;
  const start = (name: 'DebugInfo' | 'DelayLoadMethodCallThunks'): number => image.context.space.offsetOf(image.section(name)?.rva ?? image.file.headerRva);
  if (group === 'eh') return exceptionEdits(image, field, change);
  if (group === 'debug') return [{ at: start('DebugInfo'), bytes: new Uint8Array(16).fill(0xff) }];
  if (group === 'thunk') return [{ at: start('DelayLoadMethodCallThunks'), bytes: new Uint8Array(14).fill(INT3) }];
  if (group === 'code') {
    const func = functionOf(image, field.split(' ')[0]);
    return func && [{ at: image.context.space.offsetOf(func.begin), bytes: Uint8Array.from(change.includes('int3') ? [INT3] : RETURN_42) }];
  }
  return functionEdits(image, field, change);
}

function functionOf(image: Image, method: string): RuntimeFunction | undefined {
  const entry = entryOf(image, method);
  return entry && image.runtimeFunctions?.read(entry.runtimeFunctionIndex);
}

function functionEdits(image: Image, field: string, change: string): Edit[] | undefined {
  const functions = image.runtimeFunctions;
  if (functions === undefined) return undefined;
  if (field === 'table order') {
    const { bytes } = image.context.space;
    const [one, other] = [functions.read(0).range, functions.read(1).range];
    return [
      { at: one.start, bytes: bytes.slice(other.start, other.end) },
      { at: other.start, bytes: bytes.slice(one.start, one.end) },
    ];
  }
  const [method, member] = field.split('.');
  const func = functionOf(image, method);
  const add = functionOf(image, 'Add');
  const square = functionOf(image, 'Sq');
  if (func === undefined || add === undefined || square === undefined) return undefined;
  const at = func.range.start + MEMBERS[member];
  if (change.startsWith('-> begin of Sq')) return [put(at, square.begin, 4)];
  if (change.startsWith('-> that of Add')) return [put(at, add.unwindInfo, 4)];
  return [change === '-> begin' ? put(at, func.begin, 4) : changed(image, at, change)];
}

function exceptionEdits(image: Image, field: string, change: string): Edit[] | undefined {
  const section = image.section('ExceptionInfo');
  if (section === undefined) return undefined;
  const info = new ExceptionInfo(image.context, section);
  const first = info.read(0);
  if (field.startsWith('ExceptionInfo[0].MethodRVA')) return [changed(image, first.range.start, change)];
  if (field.startsWith('ExceptionInfo[0].EHInfoRVA')) return [changed(image, first.range.start + 4, change)];
  if (field.startsWith('ExceptionInfo last')) return [put(first.range.start + 8 * info.count, 0, 4)];
  const offset = Number(/field \+(\d+)/.exec(field)?.[1]);
  return [byteXor(image, first.clauses[0].range.start + offset, 3)];
}
