// The suites run from the compiled output, without transforms; `--rootDir` names another build than dist/.
export default {
  rootDir: 'dist',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/conformance/suites/**/*.test.js'],
  transform: {},
  // Suites that start processes need patience on a busy machine; what hangs is bounded by limits of its own.
  testTimeout: 60_000,
  // jest would leave one processor to itself, but its main process has nothing to do.
  maxWorkers: '100%',
};
