import { openFile } from '../../../reference/image/open.js';
import { openImage } from '../../../reference/image/image.js';
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
