import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { rangeOfSection } from '../../../reference/image/section-file-range.js';
import { sectionTypeName } from '../../../reference/image/section-types.js';
import { imageNodes } from '../../../reference/writer/nodes.js';
import { committed } from '../committed-images.js';

/** Native code, and metadata of ECMA-335. */
const TAKEN_OVER = ['DelayLoadMethodCallThunks', 'ManifestMetadata'];

/** Together they have every section that a compiler of the cache writes. */
const IMAGES = ['linux-x64/DevFlow', 'linux-x64-composite/comp.r2r', 'linux-arm-composite/CompA', 'linux-arm64-bubble/DevCalls', 'linux-arm64-hotcold/DevGenerics', 'linux-arm64-pgo/DevFlow', 'linux-arm-mini/System.Private.CoreLib'];

const seen = new Set<string>();

test.each(IMAGES)('each section of %s is written from its values', (name) => {
  const image = openImage(openFile(committed(`img/10.0.14-${name}.dll`), 'image.dll'));
  const written = new Set(Array.from(imageNodes(image), ({ range }) => range.start));
  const sections = [image, ...image.modules].flatMap(({ header }) => header.sections);
  const left = sections.filter((section) => {
    const range = rangeOfSection(image, section);
    seen.add(String(sectionTypeName(section.type)));
    return range !== undefined && !written.has(range.start);
  });
  expect(left.map(({ type }) => sectionTypeName(type)).filter((type) => !TAKEN_OVER.includes(String(type)))).toEqual([]);
});

test('these are all kinds of sections that are met', () => {
  expect(seen.size).toBe(21);
});
