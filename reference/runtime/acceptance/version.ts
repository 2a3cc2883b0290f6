import { acceptsMajor } from './runtimes.js';
import type { Rule } from './rule.js';

/** The major version has to be inside the window of the runtime; the minor version is not looked at. */
export const version: Rule = {
  id: 'A-10',
  check: ({ majorVersion, runtime }) => (acceptsMajor(runtime, majorVersion) ? undefined : 'ignore'),
};
