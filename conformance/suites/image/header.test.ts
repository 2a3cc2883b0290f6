import { directoryProblems, readCoreHeader, readReadyToRunHeader } from '../../../reference/image/header.js';
import { FlatSpace } from '../../../reference/io/flat-space.js';
import { cursorOver, fromHex, rejection } from '../hex-input.js';

// r2r-format 4.1.

const EXAMPLE = '52 54 52 00 12 00 05 00 03 00 00 00 02 00 00 00 64 00 00 00 00 20 00 00 10 00 00 00 65 00 00 00 10 20 00 00 28 00 00 00';

test('the example of the format', () => {
  expect(readReadyToRunHeader(cursorOver(EXAMPLE))).toEqual({
    version: { major: 18, minor: 5 },
    flags: 3,
    sections: [
      { type: 100, name: 'CompilerIdentifier', rva: 0x2000, size: 0x10, range: { start: 16, end: 28 } },
      { type: 101, name: 'ImportSections', rva: 0x2010, size: 0x28, range: { start: 28, end: 40 } },
    ],
    coreRange: { start: 8, end: 40 },
    range: { start: 0, end: 40 },
  });
});

test('any version, unknown flags and unknown section types are read', () => {
  const header = readReadyToRunHeader(cursorOver('52545200 FF7F 0900 00F0FF80 01000000 E7030000 00100000 04000000 AAAA'));
  expect(header).toMatchObject({ version: { major: 0x7fff, minor: 9 }, flags: 0x80fff000 });
  expect(header.sections).toEqual([{ type: 999, name: undefined, rva: 0x1000, size: 4, range: { start: 16, end: 28 } }]);
});

test('a core header lacks signature and version', () => {
  expect(readCoreHeader(cursorOver('20000000 00000000'))).toEqual({ flags: 0x20, sections: [], coreRange: { start: 0, end: 8 } });
});

test.each([
  ['52545201 12000500 03000000 00000000', 'header.signature', [0, 4]],
  ['52545200 12000500 03000000 01000000 64000000 00200000', 'header.section-count', [12, 16]],
  ['52545200 12000500 03000000 FFFFFFFF 64000000 00200000 10000000', 'header.section-count', [12, 16]],
  ['52545200 1200', 'truncated', [6, 6]],
  ['52545200 12000500 0300', 'truncated', [8, 10]],
])('the header %s is rejected as %s', (hex, code, range) => {
  expect(rejection(() => readReadyToRunHeader(cursorOver(hex)))).toEqual({ code, range });
});

test('a directory has problems that do not stop a reader', () => {
  const hex = '00000000 04000000  67000000 00000000 08000000  64000000 38000000 01000000  64000000 00000000 01000000  76000000 00F00000 00000000';
  const problems = directoryProblems(readCoreHeader(cursorOver(hex)), new FlatSpace(fromHex(hex)));
  expect(problems.map(({ code, range, path }) => [code, range?.start, path])).toEqual([
    ['directory.section-outside', 20, 'Sections[1]'],
    ['directory.unsorted', 20, 'Sections[1]'],
    ['directory.duplicate-section', 32, 'Sections[2]'],
  ]);
});
