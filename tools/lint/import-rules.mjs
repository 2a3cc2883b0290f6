// Who may import whom: what keeps spec machine, reference and world apart (CONTRIBUTING.md, "Three derivations").
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const END = 'The r2r command is an end; nobody imports it.';
const COMPARISONS = 'Of conformance/, only the comparisons may import the reference: suites, fuzz, bench, mutants.';
const COMMAND = 'Of tools/, only the r2r command may import the reference.';

/** A target folder, what it may not import, why, and what of that it may all the same. */
const ZONES = [
  { target: './reference', from: './spec', message: 'The reference is written from the meaning of the format; it never reads the spec.' },
  { target: './reference', from: './tools', message: 'The reference imports nothing from tools/.' },
  { target: './reference', from: './conformance', except: ['./contract'], message: 'Of conformance/, the reference knows the types of the contract.' },
  { target: './tools/!(cli)/**/*', from: './reference/**/*', message: COMMAND },
  { target: './tools/*.mjs', from: './reference/**/*', message: COMMAND },
  { target: './tools/spec-machine', from: './conformance', message: 'The spec machine knows the spec and nothing else.' },
  { target: './conformance/!(suites|fuzz|bench|mutants)/**/*', from: './reference/**/*', message: COMPARISONS },
  { target: ['./reference', './conformance'], from: './tools/cli', message: END },
  { target: './tools/!(cli)/**/*', from: './tools/cli/**/*', message: END },
];

const CONTRACT_TYPES = { group: ['**/conformance/contract/**'], allowTypeImports: true, message: 'Of the contract, the reference imports types only.' };

/** @param basePath the folder that the zones are relative to */
export function importRules(basePath) {
  return [
    {
      files: ['**/*.ts', '**/*.mjs'],
      plugins: { '@typescript-eslint': tseslint.plugin, 'import-x': importX },
      languageOptions: { parser: tseslint.parser, sourceType: 'module' },
      settings: {
        // The sources name the compiled files.
        'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js', '.json'], extensionAlias: { '.js': ['.ts', '.js'] } })],
        'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
        'import-x/extensions': ['.ts', '.mjs', '.js'],
      },
      rules: {
        'import-x/no-restricted-paths': ['error', { basePath, zones: ZONES }],
        'import-x/no-unresolved': 'error',
        'import-x/no-self-import': 'error',
        'import-x/no-cycle': ['error', { ignoreExternal: true }],
        'import-x/no-default-export': 'error',
        '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
        '@typescript-eslint/no-import-type-side-effects': 'error',
      },
    },
    {
      files: ['reference/**/*.ts'],
      rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [CONTRACT_TYPES] }] },
    },
    { files: ['*.config.mjs'], rules: { 'import-x/no-default-export': 'off' } },
  ];
}
