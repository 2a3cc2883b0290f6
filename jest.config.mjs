// The suites run from the compiled output, without transforms; `--rootDir` names another build than dist/.
export default {
  rootDir: 'dist',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/conformance/suites/**/*.test.js'],
  transform: {},
};
