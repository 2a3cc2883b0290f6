import type { Image } from '../../reference/image/image.js';
import { offsetIfMapped } from '../../reference/image/rva-field.js';
import { rva, type FileOffset, type Rva } from '../../reference/io/addresses.js';
import { compiledMethods } from '../../reference/names/compiled-methods.js';
import { codeExtentOf } from './code-extent.js';
import { isSelected } from './methods.js';

/** A byte of an image. */
export interface Place {
  readonly rva: Rva;
  readonly offset: FileOffset;
}

/** So many methods are named when a text fits several. */
const SHOWN = 10;

/**
 * The places that a user means: an RVA (`0x1f30`, `7984`), or an offset into the code of a method that is named by a part of
 * its signature, its token or its signature in hexadecimal (`Main+0x1c`), or by its runtime function (`#12+4`).
 */
export function findPlaces(image: Image, at: string): { places: Place[] } | { problem: string } {
  if (isNumber(at)) return placeAt(image, rva(Number(at)));
  const plus = at.lastIndexOf('+');
  const name = plus < 0 ? at : at.slice(0, plus);
  const offset = plus < 0 ? '0' : at.slice(plus + 1);
  if (!isNumber(offset)) return { problem: `--at=${at}: ${offset} is no number` };
  const functions = functionsNamed(image, name);
  return 'problem' in functions ? functions : placeIn(image, functions.index, Number(offset));
}

function isNumber(text: string): boolean {
  return /^(0x[0-9a-f]+|\d+)$/i.test(text);
}

function placeAt(image: Image, address: Rva): { places: Place[] } | { problem: string } {
  const offset = offsetIfMapped(image.context.space, address);
  return offset === undefined ? { problem: `no file data at RVA 0x${address.toString(16)}` } : { places: [{ rva: address, offset }] };
}

/** The entry function of the one method that a text names, or the function with a number. */
function functionsNamed(image: Image, name: string): { index: number } | { problem: string } {
  if (/^#\d+$/.test(name)) {
    const index = Number(name.slice(1));
    const count = image.runtimeFunctions?.count ?? 0;
    return index < count ? { index } : { problem: `no runtime function ${index} among ${count}` };
  }
  const found = [...compiledMethods(image)].filter((method) => isSelected(method, { method: name }));
  const exact = found.filter(({ text, id }) => text === name || id === name);
  const [only] = exact.length === 1 ? exact : found;
  if (only === undefined) return { problem: `no method with code is named ${name}` };
  if (found.length === 1 || exact.length === 1) return { index: only.entryPoint.runtimeFunctionIndex };
  const names = found.slice(0, SHOWN).map(({ id, text }) => `\n  ${id}  ${text}`);
  return { problem: `${found.length} methods are named ${name}; say which by its token or signature:${names.join('')}` };
}

/** Offsets run on from the main body into its funclets, as they do in GC info and debug info. */
function placeIn(image: Image, first: number, offset: number): { places: Place[] } | { problem: string } {
  const extent = codeExtentOf(image, first);
  const address = extent?.addressOf(offset);
  if (extent === undefined || address === undefined) return { problem: `the code of function ${first} has ${extent?.length ?? 0} bytes; +0x${offset.toString(16)} is behind` };
  return placeAt(image, address);
}
