import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { buildImage } from '../../../reference/build/build.js';
import { committed } from '../committed-images.js';
import { EVERY_STRUCTURE } from './images.js';
import { plainModel } from './plain-model.js';

/** `bytes` that stand there alone: of these there is no value. */
const NEEDED = [/^\/(opaque|kept)\//, /\/cells\/\d+\/bytes$/, /\/code\/bytes$/, /\/debugDirectory\/\d+\/data\/bytes$/, /\/metadata\/bytes$/, /^\/sections\/\d+\/content\/bytes$/];
const UNDESCRIBED = ['DelayLoadMethodCallThunks', 'ProfileDataInfo'];

test.each(EVERY_STRUCTURE)('%s comes out of the values of its model alone', (path) => {
  const bytes = committed(`img/${path}`);
  const model = plainModel(openImage(openFile(bytes, path)));
  expect(model.kept).toEqual([]);
  dropBytes(model, '');
  expect(Buffer.compare(buildImage(model), bytes)).toBe(0);
});

/** Takes away all bytes that say again what a value says. */
function dropBytes(structure: Record<string, unknown>, pointer: string): void {
  if (typeof structure.bytes === 'string' && !NEEDED.some((pattern) => pattern.test(`${pointer}/bytes`)) && !UNDESCRIBED.includes(String(structure.name))) delete structure.bytes;
  for (const [name, value] of Object.entries(structure)) {
    if (typeof value === 'object' && value !== null) dropBytes(value as Record<string, unknown>, `${pointer}/${name}`);
  }
}
