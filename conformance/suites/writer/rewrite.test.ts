import { R2RError } from '../../../reference/errors.js';
import { openFile } from '../../../reference/image/open.js';
import { openImage } from '../../../reference/image/image.js';
import { rangeOfSection } from '../../../reference/image/section-file-range.js';
import { rewrite } from '../../../reference/writer/rewrite.js';
import { committed, manifest } from '../committed-images.js';

/** An image for each compiler, system and machine; `npm run test:world` takes them all. */
const paths = new Map<string, string>();
for (const { path } of manifest()) {
  const [compiler, os, machine] = path.replace(/^img\//, '').split(/[-/]/);
  paths.set(`${compiler}-${os}-${machine}`, path);
}

describe('an image rewritten from its decoded values has the same bytes, of which none is unknown', () => {
  test.each([...paths.values()])('%s', (path) => {
    const bytes = committed(path);
    const problems: string[] = [];
    const { bytes: written, origins, different } = rewrite(openImage(openFile(bytes, path)), (part, error) => problems.push(`${part}: ${error.message}`));
    expect(Buffer.compare(written, bytes)).toBe(0);
    expect({ problems, kept: different.map(({ kind }) => kind), unowned: origins.unowned }).toEqual({ problems: [], kept: [], unowned: 0 });
    expect(origins.decoded + origins.opaque + origins.padding).toBe(bytes.length);
  });
});

/** Bytes that make some field of an image another one: overlong, out of order, not the compiler's choice, or wrong. */
test('what can still be read of an image with changed bytes comes out with these bytes', () => {
  const original = committed('img/10.0.14-linux-x64/DevBase.dll');
  const different: number[] = [];
  for (let offset = 0x80; offset < original.length; offset += 397) {
    const bytes = Uint8Array.from(original);
    bytes[offset] ^= 0x81;
    try {
      const image = openImage(openFile(bytes, 'changed.dll'));
      if (Buffer.compare(rewrite(image, () => undefined).bytes, bytes) !== 0) different.push(offset);
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
    }
  }
  expect(different).toEqual([]);
});

test('a structure that ends in bytes that no writer makes is kept', () => {
  const bytes = committed('img/10.0.14-linux-x64/DevBase.dll');
  const original = openImage(openFile(bytes, 'original.dll'));
  const types = original.modules[0].section('AvailableTypes');
  const range = rangeOfSection(original, types);
  if (types === undefined || range === undefined) throw new Error('the image has no available types');
  // A byte of the fill behind the section becomes its last one.
  expect(bytes[range.end]).toBe(0);
  bytes[range.end] = 0x5a;
  const size = types.range.start + 8;
  new DataView(bytes.buffer).setUint32(size, types.size + 1, true);
  const { bytes: written, different } = rewrite(openImage(openFile(bytes, 'longer.dll')), () => undefined);
  expect(different.map(({ kind }) => kind)).toEqual(['available types']);
  expect(Buffer.compare(written, bytes)).toBe(0);
});
