import { basename } from 'node:path';
import { importCells } from '../../../reference/image/import-sections.js';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { hex } from '../../../reference/io/hex.js';
import { listEditedImages, pathOfEdited } from '../../world/edited.js';
import { committed } from '../committed-images.js';
import { buildEdited } from './edited.js';

const images = listEditedImages().map((image) => [image.name, image] as const);

test.each(images)('%s is what its edits give', (_, image) => {
  expect(Buffer.compare(buildEdited(image), committed(pathOfEdited(image)))).toBe(0);
});

test.each(images)('%s has the signatures that were wanted', (_, image) => {
  const path = pathOfEdited(image);
  const bytes = committed(path);
  const { importSections, context, signatures } = openImage(openFile(bytes, basename(path)));
  const found = image.cells.map(({ section, cell }) => {
    const { fixup } = [...importCells(context, importSections[section], signatures)][cell];
    return { section, cell, kind: fixup.kind, hex: hex(bytes.subarray(fixup.range.start, fixup.range.end)) };
  });
  expect(found).toEqual(image.cells.map(({ section, cell, kind, hex: wanted }) => ({ section, cell, kind, hex: wanted.replaceAll(' ', '') })));
});

test('together they have the fixup kinds that no compiler emits', () => {
  expect([...new Set(images.flatMap(([, { kinds }]) => kinds))].sort()).toEqual(['2d', '33', '37', '38', '39', '3a']);
});
