import tseslint from 'typescript-eslint';
import { importRules } from './tools/lint/import-rules.mjs';

/** Entry points and hosts that talk to a person. */
const TALKING = ['tools/**', 'conformance/report/**', 'conformance/suites/**', 'conformance/bench/**', 'conformance/fuzz/**', '*.mjs'];
/** Tests are tables of data; all else is code and stays short. */
const TESTS = ['conformance/suites/**/*.test.ts'];

export default tseslint.config(
  { ignores: ['dist/**', 'dist-*/**', '.r2r/**', 'conformance/images/**', 'conformance/corpus/**', 'conformance/adapters/**'] },
  ...importRules(import.meta.dirname),
  {
    files: ['**/*.ts', '**/*.mjs'],
    linterOptions: { noInlineConfig: true },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-require-imports': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_+$', varsIgnorePattern: '^_+$', destructuredArrayIgnorePattern: '^_+$' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A cast through unknown is a cast from anything to anything.
      'no-restricted-syntax': [
        'error',
        { selector: 'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]', message: 'No casts through unknown.' },
      ],
    },
  },
  { files: TESTS, rules: { 'max-lines': 'off' } },
  { files: TALKING, rules: { 'no-console': 'off' } },
);
