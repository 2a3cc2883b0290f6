import { Decoder, type Trace } from './decode.js';
import type { FieldEdit } from './scenario-dialect.js';
import { SpecError } from './rejection.js';
import type { Spec } from './spec.js';

/** Bytes put in the place of others. */
export interface PlacedBytes {
  /** Byte offset in the file. */
  at: number;
  /** Hexadecimal. */
  bytes: string;
}

/** Where the named fields lie in a whole image, and what is to stand there. Throws SpecError for a field that is not there. */
export function editsOf(spec: Spec, id: string, bytes: Uint8Array, edits: readonly FieldEdit[]): PlacedBytes[] {
  return edits.length === 0 ? [] : placedIn(fieldsOf(spec, id, bytes), id, edits);
}

/** Every field of a whole image. Throws SpecError if it cannot be read. */
export function fieldsOf(spec: Spec, id: string, bytes: Uint8Array): readonly Trace[] {
  const image = spec.kinds.get('image');
  if (image === undefined) throw new SpecError(id, 'there is no kind named image');
  return new Decoder(spec, {}, bytes, undefined).decode(image.type, image.phase).traces;
}

/** As `editsOf`, by the fields of the image. */
export function placedIn(traces: readonly Trace[], id: string, edits: readonly FieldEdit[]): PlacedBytes[] {
  return edits.map((edit) => {
    if (edit.section !== undefined) return { at: sectionStart(traces, id, edit.section) + (edit.at ?? 0), bytes: String(edit.to) };
    if (edit.rva !== undefined) return { at: offsetOf(traces, id, edit.rva) + (edit.at ?? 0), bytes: String(edit.to) };
    const field = traces.find(({ path }) => path === edit.field);
    if (field === undefined) throw new SpecError(id, `the image has no field ${edit.field}`);
    const at = field.start / 8 + (edit.at ?? 0);
    return { at, bytes: typeof edit.to === 'string' ? edit.to : littleEndian(edit.to, field.end / 8 - at) };
  });
}

function littleEndian(value: number, size: number): string {
  return Array.from({ length: size }, (_, index) => (Math.floor(value / 2 ** (8 * index)) % 256).toString(16).padStart(2, '0')).join('');
}

/** The file offset of an R2R section of this type. */
function sectionStart(traces: readonly Trace[], id: string, type: number): number {
  const found = traces.find(({ path, value }) => /Sections\[\d+\]\.Type$/.test(path) && !path.includes('ImportSections') && Number(value) === type);
  if (found === undefined) throw new SpecError(id, `the image has no section ${type}`);
  return offsetOf(traces, id, numberAt(traces, found.path.replace(/Type$/, 'RVA')));
}

/** Where an RVA lies in the file. */
function offsetOf(traces: readonly Trace[], id: string, address: number): number {
  for (let index = 0; ; index++) {
    const place = `File.Sections[${index}].`;
    const start = numberAt(traces, `${place}VirtualAddress`);
    if (Number.isNaN(start)) throw new SpecError(id, `0x${address.toString(16)} lies outside the file`);
    if (address >= start && address < start + numberAt(traces, `${place}SizeOfRawData`)) return address - start + numberAt(traces, `${place}PointerToRawData`);
  }
}

function numberAt(traces: readonly Trace[], path: string): number {
  return Number(traces.find((trace) => trace.path === path)?.value);
}
