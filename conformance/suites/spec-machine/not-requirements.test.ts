import { lintSpec } from '../../../tools/spec-machine/lint.js';
import { spec } from './spec-folder.js';

test('a rule is a requirement or says why it is none, not both', () => {
  const [requirement] = spec().requirements.keys();
  expect(spec().notRequirements.size).toBeGreaterThan(0);
  expect(lintSpec({ ...spec(), notRequirements: new Map([[requirement, 'later-area']]) })).toEqual([`${requirement}: it is a requirement, and stands in not-requirements.json`]);
});
