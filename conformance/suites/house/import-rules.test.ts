import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../contract/package-root.js';

/* A small tree that breaks each rule of tools/lint/import-rules.mjs once, and keeps it once. */

const VALUE = 'export const value = 1;\n';
const uses = (from: string): string => `import { value } from '${from}';\nexport const twice = 2 * value;\n`;
const TYPE = "import type { value } from '../../conformance/contract/protocol.js';\nexport type Value = typeof value;\n";

const PATHS = 'import-x/no-restricted-paths';

/** [file, source, the rule that reports it]. */
const FILES: [file: string, source: string, rule?: string][] = [
  ['spec/values.js', VALUE],
  ['reference/image/header.ts', VALUE],
  ['tools/spec-machine/decode.ts', VALUE],
  ['tools/cli/main.ts', VALUE],
  ['conformance/contract/protocol.ts', VALUE],
  ['conformance/runner/run.ts', VALUE],

  ['reference/image/of-spec.ts', uses('../../spec/values.js'), PATHS],
  ['reference/image/of-tools.ts', uses('../../tools/spec-machine/decode.js'), PATHS],
  ['reference/image/of-runner.ts', uses('../../conformance/runner/run.js'), PATHS],
  ['reference/image/of-contract.ts', uses('../../conformance/contract/protocol.js'), '@typescript-eslint/no-restricted-imports'],
  ['reference/image/of-contract-types.ts', TYPE],
  ['reference/image/of-reference.ts', uses('./header.js')],

  ['tools/corpus/of-reference.ts', uses('../../reference/image/header.js'), PATHS],
  ['tools/test.mjs', uses('../reference/image/header.js'), PATHS],
  ['tools/spec-machine/of-reference.ts', uses('../../reference/image/header.js'), PATHS],
  ['tools/spec-machine/of-contract.ts', uses('../../conformance/contract/protocol.js'), PATHS],
  ['tools/corpus/of-cli.ts', uses('../cli/main.js'), PATHS],
  ['tools/corpus/of-contract.ts', uses('../../conformance/contract/protocol.js')],
  ['tools/cli/of-reference.ts', uses('../../reference/image/header.js')],
  ['tools/cli/of-cli.ts', uses('./main.js')],

  ['conformance/contract/of-reference.ts', uses('../../reference/image/header.js'), PATHS],
  ['conformance/runner/of-reference.ts', uses('../../reference/image/header.js'), PATHS],
  ['conformance/report/of-reference.ts', uses('../../reference/image/header.js'), PATHS],
  ['conformance/world/of-reference.ts', uses('../../reference/image/header.js'), PATHS],
  ['conformance/suites/of-cli.ts', uses('../../tools/cli/main.js'), PATHS],
  ['conformance/suites/of-both.ts', uses('../../reference/image/header.js')],
  ['conformance/suites/pe/of-both.ts', uses('../../../tools/spec-machine/decode.js')],
  ['conformance/fuzz/of-reference.ts', uses('../../reference/image/header.js')],

  ['reference/io/one.ts', "import { two } from './two.js';\nexport const one = (): number => two();\n", 'import-x/no-cycle'],
  ['reference/io/two.ts', "import { one } from './one.js';\nexport const two = (): number => one();\n", 'import-x/no-cycle'],
  ['reference/io/default.ts', 'export default 1;\n', 'import-x/no-default-export'],
  ['reference/io/nowhere.ts', uses('./missing.js'), 'import-x/no-unresolved'],
  ['reference/io/type-by-value.ts', "import { value } from '../image/header.js';\nexport type Value = typeof value;\n", '@typescript-eslint/consistent-type-imports'],
];

interface LintedFile {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'import-rules-')));
let reported: Map<string, (string | null)[]>;

beforeAll(() => {
  const rules = pathToFileURL(join(packageRoot(), 'tools/lint/import-rules.mjs')).href;
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'eslint.config.mjs'), `import { importRules } from '${rules}';\nexport default importRules(import.meta.dirname);\n`);
  symlinkSync(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
  for (const [file, source] of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  }
  const eslint = join(packageRoot(), 'node_modules/eslint/bin/eslint.js');
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, '--format=json', '.'], { cwd: folder, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const files: LintedFile[] = JSON.parse(stdout);
  reported = new Map(files.map(({ filePath, messages }) => [filePath.slice(folder.length + 1), messages.map(({ ruleId }) => ruleId)]));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

test.each(FILES.filter(([, , rule]) => rule !== undefined))('%s is reported', (file, _source, rule) => {
  expect(reported.get(file)).toEqual([rule]);
});

test.each(FILES.filter(([file, , rule]) => rule === undefined && /\.(ts|mjs)$/.test(file)))('%s is in order', (file) => {
  expect(reported.get(file)).toEqual([]);
});
