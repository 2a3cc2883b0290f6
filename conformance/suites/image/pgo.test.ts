import { PgoInstrumentation } from '../../../reference/image/pgo-instrumentation.js';
import { readPgoSchema, type PgoElement } from '../../../reference/image/pgo-schema.js';
import { signatureContext } from '../../../reference/signatures/context.js';
import { cursorOver, flatContext, rejection, sectionOf } from '../hex-input.js';

// r2r-format 8.13.

const plain = ({ ilOffset, type, count, other, values }: PgoElement): unknown[] => [ilOffset, type, count, other, values];
const EXAMPLE = '0C 80 82 02 80 C8 02 0A 09 04 BF 7F';

test('the example of the format: two block counts', () => {
  const cursor = cursorOver(`${EXAMPLE} FF`);
  expect(readPgoSchema(cursor).map(plain)).toEqual([
    [0, 0x41, 1, 0, [100n]],
    [5, 0x41, 1, 0, [40n]],
  ]);
  expect(cursor.remaining).toBe(1);
});

test('handles have running values of their own', () => {
  // Type 0xC3, count 3: 0, 0x25 (+37), 0x1F (-6); then Done (-195).
  const elements = readPgoSchema(cursorOver('0C 81 86 06 00 4A 75 04 BE 7B')).map(plain);
  expect(elements).toEqual([
    [0, 0xc3, 3, 0, [{ kind: 'null' }, { kind: 'cell', importSection: 5, cell: 2n }, { kind: 'unknown', id: 1n }]],
  ]);
});

test.each([
  ['20 00', 'pgo.mask'],
  ['7F', 'pgo.mask'],
  ['04 0A', 'pgo.kind'],
  ['0C 02 7F', 'pgo.count'],
  ['0C 80 82 06 00', 'truncated'],
  ['0C 80 82 02 80 C8', 'truncated'],
])('the profile %s is rejected as %s', (hex, code) => {
  expect(rejection(() => readPgoSchema(cursorOver(hex))).code).toBe(code);
});

function profiles(hex: string): PgoElement[][] {
  const context = flatContext(hex);
  const table = new PgoInstrumentation(context, sectionOf(context), signatureContext(context));
  return Array.from(table.entries(), (entry) => table.schema(entry));
}

// A table of one entry. With place 3 the profile stands in front of the entry's payload.
test.each([
  ['behind the entry', `00 02 04 12 02 00 05 02 ${EXAMPLE}`],
  ['in front of the entry', `00 02 04 12 1A ${EXAMPLE} 00 05 06 1E`],
])('the profile stands %s', (_, hex) => {
  expect(profiles(hex).map((elements) => elements.map(plain))).toEqual([
    [
      [0, 0x41, 1, 0, [100n]],
      [5, 0x41, 1, 0, [40n]],
    ],
  ]);
});

test.each([
  ['00 02 04 12 02 00 05 00', 'pgo.format'],
  ['00 02 04 12 02 00 05 04', 'pgo.format'],
  ['00 02 04 12 02 00 05 0A', 'pgo.version'],
  ['00 02 04 12 02 00 05 06 FE', 'pgo.format'],
])('the table %s is rejected as %s', (hex, code) => {
  expect(rejection(() => profiles(hex)).code).toBe(code);
});
