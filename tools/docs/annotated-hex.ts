import type { Trace } from '../spec-machine/decode.js';
import type { Member } from '../spec-machine/dialect.js';
import type { Value } from '../spec-machine/primitives/primitive.js';
import type { Spec } from '../spec-machine/spec.js';

/** How many stored values an example shows before it is cut. */
const MAX_LINES = 48;
const BYTES_A_LINE = 8;

/** One line a stored value, in the order of the bytes: where it lies, its bytes (or bits), its path and its value. */
export function annotated(spec: Spec, bytes: Uint8Array, traces: readonly Trace[]): string[] {
  const stored = traces.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const lines = stored.slice(0, MAX_LINES).flatMap((trace) => valueLines(spec, bytes, trace));
  const width = Math.max(...lines.map(([place, hex]) => place.length + hex.length + 2), 0);
  const left = stored.length - MAX_LINES;
  return [...lines.map(([place, hex, text]) => `${`${place}  ${hex}`.padEnd(width)}  ${text}`.trimEnd()), ...(left > 0 ? [`... ${left} more values`] : [])];
}

type Line = [place: string, hex: string, text: string];

function valueLines(spec: Spec, bytes: Uint8Array, trace: Trace): Line[] {
  const { start, end, path } = trace;
  const text = `${path === '' ? 'value' : path} = ${shown(spec, trace)}`;
  if (start % 8 !== 0 || end % 8 !== 0) return [[`${offset(Math.floor(start / 8))}.${start % 8}`, bitText(bytes, start, end), text]];
  const part = bytes.subarray(start / 8, end / 8);
  const first: Line = [offset(start / 8), hex(part.subarray(0, BYTES_A_LINE)), text];
  if (part.length <= BYTES_A_LINE) return [first];
  if (part.length > 3 * BYTES_A_LINE) return [[first[0], `${first[1]} ...`, `${text} (${part.length} bytes)`]];
  const more: Line[] = [];
  for (let at = BYTES_A_LINE; at < part.length; at += BYTES_A_LINE) more.push([offset(start / 8 + at), hex(part.subarray(at, at + BYTES_A_LINE)), '']);
  return [first, ...more];
}

/** The stored values in one line, for short examples in a table. */
export function oneLine(spec: Spec, bytes: Uint8Array, traces: readonly Trace[]): string {
  return traces.map((trace) => `${trace.path === '' ? 'value' : trace.path} = ${shown(spec, trace)}`).join('; ') || hex(bytes);
}

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

const offset = (position: number): string => position.toString(16).toUpperCase().padStart(4, '0');

/** The most significant bit first, as one writes numbers. */
function bitText(bytes: Uint8Array, start: number, end: number): string {
  const bits = Array.from({ length: Math.min(end - start, 32) }, (_, index) => (bytes[Math.floor((start + index) / 8)] >> ((start + index) % 8)) & 1);
  return `${end - start > 32 ? '...' : ''}${bits.reverse().join('')}`;
}

function shown(spec: Spec, { value, field }: Trace): string {
  const definition = spec.definitions.get(field.enum ?? field.flags ?? '');
  if (typeof value !== 'bigint') return plain(value);
  if (definition && 'enum' in definition) return named(value, definition.enum.filter((member) => BigInt(member.value) === value));
  if (definition && 'flags' in definition) return named(value, definition.flags.filter((member) => member.value !== 0 && (value & BigInt(member.value)) === BigInt(member.value)));
  return value >= 256n ? `${value} (0x${value.toString(16).toUpperCase()})` : String(value);
}

const named = (value: bigint, members: readonly Member[]): string => (members.length === 0 ? String(value) : `${value} (${members.map(({ name }) => name).join(' + ')})`);

function plain(value: Value): string {
  if (value instanceof Uint8Array) return value.length > 8 ? 'bytes' : `bytes ${hex(value)}`;
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 60)}...` : value}'`;
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}
