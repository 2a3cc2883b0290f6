import { join } from 'node:path';
import { loadSpec } from '../../../tools/spec-machine/spec.js';
import { packageRoot } from '../../contract/package-root.js';
import { committed } from '../committed-images.js';
import { structuresOf } from './structures.js';

const spec = loadSpec(join(packageRoot(), 'spec'));

/** Whether a value stands in the file where its structure says, and how many there are. */
function valuesOf(path: string): { wrong: string[]; placed: Record<string, number>; nowhere: Record<string, number> } {
  const file = committed(path);
  const wrong: string[] = [];
  const placed: Record<string, number> = {};
  const nowhere: Record<string, number> = {};
  structuresOf(spec, file, path, ({ kind, place, bytes, fileOffset }, { traces }) => {
    for (const { path: value, start, end } of traces) {
      const [first, last] = [Math.floor(start / 8), Math.max(Math.floor(start / 8), Math.ceil(end / 8) - 1)];
      const at = fileOffset(first);
      const counts = at === undefined ? nowhere : placed;
      counts[kind] = (counts[kind] ?? 0) + 1;
      if (at !== undefined && Buffer.compare(bytes.subarray(first, last + 1), file.subarray(at, at + last + 1 - first)) !== 0) wrong.push(`${place} ${value}`);
    }
    return undefined;
  });
  return { wrong, placed, nowhere };
}

describe('Structures of a real image, as the spec machine reads them', () => {
  test.each([
    ['an image with a debug directory, whose entries point to offsets in the file', 'img/10.0.14-linux-x64-mini/MiniApp.dll', 'debug-directory'],
    ['a composite image, which exports its header', 'img/10.0.14-linux-x64-composite/comp.r2r.dll', 'export-directory'],
  ])('their values stand in the file where they are said to lie: %s', (_, path, inFront) => {
    const { wrong, placed, nowhere } = valuesOf(path);
    expect(wrong).toEqual([]);
    expect(Object.keys(placed)).toEqual(expect.arrayContaining(['pe-file', 'readytorun-header', 'import-sections', inFront]));
    expect(Object.keys(nowhere).filter((kind) => kind !== 'delay-load-thunks')).toEqual([]);
  });
});
