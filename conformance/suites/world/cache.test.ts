import { FETCH_COMMAND } from '../../world/paths.js';
import { isFetched, listPackages, title } from '../../world/packages.js';
import { readWorldManifest, rowsOf } from '../../world/manifest.js';

const missing = listPackages().filter((item) => !isFetched(item));
const state =
  missing.length === 0
    ? 'every package with real images is in the cache'
    : `left out: ${missing.length} packages with real images are not in the cache; \`${FETCH_COMMAND}\` brings them, \`npm run test:world\` reads them`;

describe('the cache of real images', () => {
  test(state, () => {
    if (process.env.CI) expect(missing.map(title)).toEqual([]);
    // jest shows the names of tests that pass only on request.
    else if (missing.length > 0) process.stderr.write(`${state}\n`);
  });

  test('the manifest knows the files of every framework', () => {
    const manifest = readWorldManifest();
    const unknown = listPackages().filter((item) => item.holds === 'framework' && rowsOf(manifest, item).length === 0);
    expect(unknown.map(title)).toEqual([]);
  });
});
