import { ModuleIndices } from '../../../reference/image/module-index.js';
import { parseVersion } from '../../../reference/image/versions.js';

// r2r-format 12.2: two AssemblyRefs in the IL, three in the manifest.
const IL_ROWS = 2;
const MANIFEST_ROWS = 3;

test.each([
  ['16.0', 'single', ['self', 'il 1', 'il 2', 'manifest', 'row 1', 'row 2', 'row 3', '-']],
  ['6.3', 'single', ['self', 'il 1', 'il 2', 'manifest', 'row 1', 'row 2', 'row 3', '-']],
  ['6.2', 'single', ['self', 'il 1', 'il 2', '-', 'row 1', 'row 2', 'row 3', '-']],
  ['3.1', 'single', ['self', 'il 1', 'il 2', '-', 'row 1', 'row 2', 'row 3', '-']],
  ['16.0', 'composite', ['self', 'manifest', 'row 1', 'row 2', 'row 3', '-']],
  ['4.1', 'composite', ['self', 'row 1', 'row 2', 'row 3', '-']],
])('the module indices of a %s %s image', (version, kind, meanings) => {
  const indices = new ModuleIndices(parseVersion(version) ?? { major: 0, minor: 0 }, kind === 'composite', IL_ROWS, MANIFEST_ROWS);
  const short = { self: 'self', 'il-assembly-ref': 'il', manifest: 'manifest', 'manifest-assembly-ref': 'row' };
  const actual = meanings.map((_, index) => {
    const module = indices.resolve(index);
    if (module === undefined) return '-';
    return 'rid' in module ? `${short[module.kind]} ${module.rid}` : short[module.kind];
  });
  expect(actual).toEqual(meanings);
  expect(indices.resolve(indices.indexOfManifestRow(2))).toEqual({ kind: 'manifest-assembly-ref', rid: 2 });
});
