import { PRIMITIVES } from '../spec-machine/primitives/index.js';
import { anchor, code, paragraphs, table } from './markdown.js';
import { GENERATED } from './topic-page.js';

/** What `spec/primitives.json` says of a primitive, with values to try. */
export interface PrimitiveEntry {
  notes?: string[];
  examples: { hex: string; args?: number[]; value: string | number }[];
}

export type PrimitiveEntries = Readonly<Record<string, PrimitiveEntry>>;

/** `docs/primitives.md`: how each single value is stored. */
export function primitivesPage(entries: PrimitiveEntries): string {
  return `${paragraphs(
    GENERATED,
    '# Primitives',
    'A primitive is one stored value. Bits are counted from the least significant bit of the first byte; a position inside a bit stream is a number of bits.',
    ...Object.keys(PRIMITIVES).map((name) => section(name, entries[name])),
  )}\n`;
}

function section(name: string, entry: PrimitiveEntry): string {
  const rows = entry.examples.map(({ hex, args, value }) => [code(hex), args === undefined ? '' : args.join(', '), String(value)]);
  return paragraphs(
    `${anchor(name)}\n## ${name}`,
    `${PRIMITIVES[name].says[0].toUpperCase()}${PRIMITIVES[name].says.slice(1)}.`,
    ...(entry.notes ?? []),
    rows.length === 0 ? '' : table(['Bytes', 'Arguments', 'Value'], rows),
  );
}
