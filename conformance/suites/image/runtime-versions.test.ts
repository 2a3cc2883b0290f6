import { runtimesFor } from '../../../reference/image/runtime-versions.js';
import { parseVersion } from '../../../reference/image/versions.js';

/* r2r-format 1: which major versions each runtime accepts, and which version each product writes. */

test.each([
  ['2.1', ['.NET Core 2.x']],
  ['2.2', ['.NET Core 2.x']],
  ['3.1', ['.NET Core 3.x', 'the runtime of R2R 4.1']],
  ['4.1', ['the runtime of R2R 4.1']],
  ['3.0', ['.NET Core 3.x', 'the runtime of R2R 4.1']],
  ['5.0', []],
  ['5.3', []],
  ['6.0', ['the runtime of R2R 6.0']],
  ['7.0', []],
  ['8.0', []],
  ['9.1', ['.NET 8']],
  ['10.1', ['.NET 9']],
  ['11.0', []],
  ['15.0', []],
  ['16.0', ['.NET 10']],
  ['16.9', ['.NET 10']],
  ['17.0', []],
  ['25.0', []],
  ['26.1', ['the runtime of R2R 26']],
  ['27.0', []],
])('images of version %s run on %j', (version, runtimes) => {
  expect(runtimesFor(parseVersion(version) ?? { major: 0, minor: 0 })).toEqual(runtimes);
});
