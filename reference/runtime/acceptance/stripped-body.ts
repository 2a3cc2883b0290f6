import { rva } from '../../io/addresses.js';
import type { Subject } from './subject.js';
import { R2RError } from '../../errors.js';

/** A tiny header for two bytes of code, then those that stand for a body that was stripped. */
const STRIPPED = [0x0a, 0xfe, 0x24];

/** Whether the IL of a method is `FE 24` alone (runtime-semantics A-34). @throws R2RError `rva.outside`, `metadata.*` */
export function isStrippedBody({ file }: Subject, rid: number): boolean {
  const module = file instanceof R2RError ? undefined : file.module;
  if (module === undefined) return false;
  const address = module.metadata.get('MethodDef', rid, 'RVA');
  if (address === 0) return false;
  const cursor = module.space.cursorAt(rva(address), 'section');
  return cursor.remaining >= STRIPPED.length && STRIPPED.every((byte) => cursor.u8() === byte);
}
