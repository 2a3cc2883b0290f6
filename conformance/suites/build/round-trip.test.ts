import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { buildImage } from '../../../reference/build/build.js';
import { editModel } from '../../contract/models.js';
import { committed } from '../committed-images.js';
import { writtenImage } from '../wasm/written-image.js';
import { EVERY_STRUCTURE } from './images.js';
import { plainModel } from './plain-model.js';

/** `bytes` that stand there alone: of these there is no value. */
const NEEDED = [/^\/(opaque|kept)\//, /\/cells\/\d+\/bytes$/, /\/code\/bytes$/, /\/debugDirectory\/\d+\/data\/bytes$/, /\/metadata\/bytes$/, /^\/sections\/\d+\/content\/bytes$/];
const UNDESCRIBED = ['DelayLoadMethodCallThunks'];

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

test('a number that is longer than it has to be is kept as long as its value is', () => {
  // Import section 2, cell 11: helper 0xF0 as 1a 80 f0; then helper 0x10 in two bytes.
  const bytes = committed('img/10.0.14-linux-x64-mini/MiniApp.dll');
  bytes[6234] = 0x10;
  const model = plainModel(openImage(openFile(bytes, 'MiniApp.dll')));
  expect(model.kept).toMatchObject([{ kind: 'signature', range: [6232, 6235], bytes: '1a8010' }]);
  expect(Buffer.compare(buildImage(model), bytes)).toBe(0);
  editModel(model, [{ at: '/sections/1/content/2/cells/11/signature/operand/helper', value: 0x11 }]);
  expect(Buffer.from(buildImage(model).subarray(6232, 6235)).toString('hex')).toBe('1a1100');
});

/** Of the header of MiniApp.dll and of its tables; each makes something unreadable, or another thing. */
const DAMAGES = [1262, 1276, 1300, 1331, 5122, 5140, 5652, 5812, 5868, 6065, 6173, 6577];

test.each(DAMAGES)('an image with another byte at %i comes out of its model with it', (offset) => {
  const bytes = committed('img/10.0.14-linux-x64-mini/MiniApp.dll');
  bytes[offset] ^= 0x55;
  expect(Buffer.compare(buildImage(plainModel(openImage(openFile(bytes, 'MiniApp.dll'))), { unchecked: true }), bytes)).toBe(0);
});

test.each(['plain', 'self-installing'] as const)('a Webcil payload in its %s wasm module comes out of its model with the same bytes', (form) => {
  const bytes = writtenImage(form).wasm;
  expect(Buffer.compare(buildImage(plainModel(openImage(openFile(bytes, 'written.wasm')))), bytes)).toBe(0);
});
