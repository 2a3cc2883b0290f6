import { buildImage } from '../../../reference/build/build.js';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { committed } from '../committed-images.js';
import { plainModel } from './plain-model.js';

/** A type that nobody knows: readers pass it over. */
const UNKNOWN = 200;

interface Model extends Record<string, unknown> {
  header: { sections: object[] };
}

test.each([
  ['a composite image, whose header an export leads to', '10.0.14-linux-x64-mini-composite/mini.r2r.dll'],
  ['a single file, whose header the CLI header leads to', '10.0.14-linux-x64-mini/MiniApp.dll'],
])('the header of %s has moved when it has a section more, and is found', (_what, path) => {
  const image = openImage(openFile(committed(`img/${path}`), path));
  const model = plainModel(image) as Model;
  model.header.sections.push({ type: UNKNOWN, name: null, rva: 0, size: 0, range: [0, 0] });
  const built = openImage(openFile(buildImage(model, { unchecked: true }), path));
  expect(built.header.sections.map(({ type }) => type)).toEqual([...image.header.sections.map(({ type }) => type), UNKNOWN]);
});
