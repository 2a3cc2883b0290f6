import { R2RError } from '../errors.js';
import { openImage } from '../image/image.js';
import { notR2RError } from '../image/not-r2r.js';
import { openFile } from '../image/open.js';
import { rva } from '../io/addresses.js';
import { hex } from '../io/hex.js';
import { modelOf } from '../model/image-model.js';
import type { Moves } from '../writer/node.js';
import type { Place } from './place.js';
import { wrongValue } from './shapes/shape.js';

/**
 * Members that are not compared: where structures stand, which is their name too, and what is said of them for readers. What other
 * members say again is compared, so that no edit goes unheeded.
 */
const NOT_COMPARED = new Set(['file', 'opaque', 'kept', 'text', 'fixups', 'blob', 'payload']);
/** Nor are these when something has moved or grown. */
const MOVING = new Set(['size', 'container', 'cellSize', 'base', 'indexEntrySize']);
/** Ranges that are values and no places. */
const RANGE_VALUES = new Set(['sync', 'interruptibleRanges']);

/**
 * Reads a written image and holds the model against what is read.
 * @param moves of structures with another size than their places
 * @throws R2RError `model.contradiction` with a JSON pointer as path, and what the reader finds
 */
export function checkReadBack(model: Place, bytes: Uint8Array, moves: Moves | undefined): void {
  const file = openFile(bytes, '');
  if (file.kind === 'not-r2r') throw notR2RError(file.reason, file.range);
  new Comparison(moves).compare(model.read((value) => value), modelOf(openImage(file)), '', '');
}

class Comparison {
  constructor(private readonly moves: Moves | undefined) {}

  /** @param name that of the member, or of the list that it stands in */
  compare(given: unknown, lazy: unknown, pointer: string, name: string): void {
    if (isError(given)) return;
    const read: unknown = typeof lazy === 'function' ? (lazy as () => unknown)() : lazy;
    if (read === undefined || read === null) {
      if (given !== undefined && given !== null) throw contradiction(pointer, given, read);
    } else if (typeof read === 'bigint') {
      if (given !== String(read)) throw contradiction(pointer, given, String(read));
    } else if (read instanceof Uint8Array) {
      if (typeof given !== 'string' || given.toLowerCase() !== hex(read)) throw contradiction(pointer, given, hex(read));
    } else if (typeof read === 'number') {
      if (given !== read && !this.isMoved(given, read)) throw contradiction(pointer, given, read);
    } else if (typeof read !== 'object') {
      if (given !== read) throw contradiction(pointer, given, read);
    } else if (Symbol.iterator in read) {
      this.compareLists(given, read as Iterable<unknown>, pointer, name);
    } else if (isRange(read)) {
      if (RANGE_VALUES.has(name) && JSON.stringify(given) !== `[${read.start},${read.end}]`) throw contradiction(pointer, given, [read.start, read.end]);
    } else {
      this.compareMembers(given, read as Record<string, unknown>, pointer);
    }
  }

  private compareLists(given: unknown, read: Iterable<unknown>, pointer: string, name: string): void {
    if (!Array.isArray(given)) throw contradiction(pointer, given, 'a list');
    let index = 0;
    for (const element of read) {
      if (index >= given.length) throw contradiction(pointer, given.length, 'a longer list');
      if (isError(given[index])) return;
      this.compare(given[index], element, `${pointer}/${index}`, name);
      index++;
    }
    if (index < given.length && !isError(given[index])) throw contradiction(`${pointer}/${index}`, given[index], undefined);
  }

  private compareMembers(given: unknown, read: Record<string, unknown>, pointer: string): void {
    if (typeof given !== 'object' || given === null) throw contradiction(pointer, given, 'an object');
    const members = given as Record<string, unknown>;
    const derived = derivedMembers(members);
    for (const name of new Set([...Object.keys(members), ...Object.keys(read)])) {
      if (NOT_COMPARED.has(name) || derived.includes(name) || (this.moves !== undefined && MOVING.has(name))) continue;
      this.compare(members[name], read[name], `${pointer}/${name}`, name);
    }
  }

  private isMoved(given: unknown, read: number): boolean {
    return typeof given === 'number' && this.moves !== undefined && this.moves.address(rva(given)) === read;
  }
}

/** What follows from other members and is no use to writers. */
function derivedMembers(members: Record<string, unknown>): readonly string[] {
  // The signature of a method as text; of a profile also where its data lies.
  if ('runtimeFunctionIndex' in members) return ['name'];
  if ('schema' in members) return ['name', 'data'];
  // GC info has them as states, a function by the tables of methods.
  if (members.kind === 'bit-stream') return ['transitions', 'bytes'];
  if ('unwindInfo' in members && 'begin' in members) return ['entry'];
  // Beside a value they are that once more.
  return members.kind === 'bytes' ? [] : ['bytes'];
}

function isError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'error' in value;
}

function isRange(value: object): value is { start: number; end: number } {
  const keys = Object.keys(value);
  return keys.length === 2 && keys[0] === 'start' && keys[1] === 'end';
}

function contradiction(pointer: string, given: unknown, read: unknown): R2RError {
  const { message } = wrongValue(given, `what is read back: ${JSON.stringify(read) ?? 'nothing'}`);
  return new R2RError('model.contradiction', message, { path: pointer });
}
