import { R2RError } from '../errors.js';
import { checkNesting } from './nesting.js';
import { FileBytes, MAX_FILE_SIZE } from './file-bytes.js';
import type { ModelNode } from './nodes/node.js';
import { modelNodes } from './nodes/nodes.js';
import { located, Place } from './place.js';
import { checkReadBack } from './read-back.js';
import { digestOf, keyOf } from './remains.js';
import { move, type ResizedNode } from './resized.js';
import { bytes, integer, isUnread, list, optional, range, record, text, u8 } from './shapes/shape.js';
import type { ByteRange } from '../io/ranges.js';

const keptBytes = record<{ kind: string; range: ByteRange; bytes: Uint8Array; insteadOf: string }>({ kind: text, range, bytes, insteadOf: text });
const opaqueBytes = record<{ range: ByteRange; bytes: Uint8Array | undefined; fill: number | undefined }>({ range, bytes: optional(bytes), fill: optional(u8) });

export interface BuildOptions {
  /** A wrong image is wanted: nothing is read back, and of two structures that say different things about the same bytes the later one is written. */
  readonly unchecked?: boolean;
}

/**
 * Writes the image that a model describes (spec/schema/dump.json): every structure from its value at the place that its range says;
 * one that has changed its size is moved, with all that points to it. Bytes that the model says nothing about are zero.
 * @param model as JSON has it
 * @returns the bytes of the file
 * @throws R2RError `model.*` with a JSON pointer as path; what the writers refuse; and, unless unchecked, what a reader finds in the result
 */
export function buildImage(model: unknown, { unchecked = false }: BuildOptions = {}): Uint8Array {
  checkNesting(model);
  const place = new Place(model);
  const file = new FileBytes();
  const resized: ResizedNode[] = [];
  const kept = new Map(optionalList(place.member('kept'), keptBytes).map((each) => [keyOf(each), each]));
  const size = place.member('size').read(integer(0, MAX_FILE_SIZE));
  for (const node of modelNodes(place)) {
    const { start, end } = node.range;
    // Before anything is filled up to its size.
    checkEnd(end, node.where, size);
    const written = writeNode(node);
    if (written === undefined) continue;
    const own = kept.get(keyOf(node));
    const used = own !== undefined && own.insteadOf === digestOf(written) ? own.bytes : written;
    if (used.length === end - start) file.put(start, used, node.where, unchecked);
    else resized.push({ node, bytes: used });
  }
  putOpaque(file, place.member('opaque'), size);
  const inPlace = file.toBytes(size);
  const { bytes: built, moves } = resized.length === 0 ? { bytes: inPlace, moves: undefined } : move(inPlace, place, resized);
  if (!unchecked) checkReadBack(place, built, moves);
  return built;
}

/** Undefined for what has no value because it could not be read. */
function writeNode(node: ModelNode): Uint8Array | undefined {
  try {
    return node.write();
  } catch (error) {
    if (isUnread(error)) return undefined;
    // The pointer of what a writer refuses is that of the node; the shapes say it themselves.
    if (error instanceof R2RError && !error.path.startsWith(node.where)) throw located(error, node.where);
    throw error;
  }
}

function checkEnd(end: number, where: string, fileSize: number): void {
  if (end > fileSize) throw new R2RError('model.value', `${where} ends at ${end}, behind the ${fileSize} bytes of the file`, { path: '/size' });
}

function optionalList<T>(place: Place, shape: (value: unknown) => T): T[] {
  return place.isPresent ? place.read(list(shape)) : [];
}

function putOpaque(file: FileBytes, opaque: Place, fileSize: number): void {
  if (!opaque.isPresent) return;
  for (const place of opaque.elements()) {
    const { range: where, bytes: given, fill } = place.read(opaqueBytes);
    checkEnd(where.end, place.pointer, fileSize);
    const size = where.end - where.start;
    const written = given ?? new Uint8Array(size).fill(fill ?? 0);
    if (written.length !== size) throw located(new R2RError('model.value', `${written.length} bytes for ${size}`), place.pointer);
    file.put(where.start, written, place.pointer);
  }
}
