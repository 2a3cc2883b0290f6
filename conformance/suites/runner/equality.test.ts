import { firstDifference } from '../../contract/equality.js';
import type { JsonSchema } from '../../contract/protocol.js';

const SECTION: JsonSchema = {
  type: 'object',
  properties: {
    Type: { type: 'integer', 'x-enum': { CompilerIdentifier: 100, ImportSections: 101 } },
    Flags: { type: 'integer', 'x-flags': { Eager: 1, Unknown: 2, PCode: 4, All: '18446744073709551615' } },
    Size: { type: 'integer' },
  },
};
const DIRECTORY: JsonSchema = {
  properties: { Sections: { type: 'array', items: { $ref: '#/$defs/Section' } } },
  $defs: { Section: SECTION },
};
const UNION: JsonSchema = {
  oneOf: [
    { type: 'object', properties: { form: { const: 'plain' }, value: { type: 'integer', 'x-enum': { Zero: 0 } } } },
    { type: 'object', properties: { form: { const: 'named' }, value: { type: 'integer', 'x-enum': { Zero: 10 } } } },
    { type: 'null' },
  ],
};

const EQUAL: [what: string, expected: unknown, actual: unknown, schema?: JsonSchema][] = [
  ['the same value', { a: [1, { b: 'x' }] }, { a: [1, { b: 'x' }] }],
  ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['null for absent', { a: 1 }, { a: 1, b: null }],
  ['absent for null', { a: 1, b: null }, { a: 1 }],
  ['a number for its decimal text', { a: '4294967296' }, { a: 4294967296 }],
  ['decimal text for a number', { a: 7 }, { a: '7' }],
  ['an enum by name', { Type: 101 }, { Type: 'ImportSections' }, SECTION],
  ['an enum by number', { Type: 'ImportSections' }, { Type: 101 }, SECTION],
  ['an enum that has no name', { Type: 999 }, { Type: '999' }, SECTION],
  ['flags by names in any order', { Flags: 5 }, { Flags: ['PCode', 'Eager'] }, SECTION],
  ['flags by one name', { Flags: ['Eager'] }, { Flags: 'Eager' }, SECTION],
  ['no flags', { Flags: [] }, { Flags: 0 }, SECTION],
  ['flags with unknown bits as numbers', { Flags: 9 }, { Flags: ['Eager', 8] }, SECTION],
  ['64 bits of flags', { Flags: '18446744073709551615' }, { Flags: ['All'] }, SECTION],
  ['names below lists and references', { Sections: [{ Type: 'ImportSections' }] }, { Sections: [{ Type: 101 }] }, DIRECTORY],
  ['names in the branch that a constant chooses', { form: 'named', value: 'Zero' }, { form: 'named', value: 10 }, UNION],
  ['a member that the schema does not know', { Size: 1 }, { Size: 1, Remark: 'x' }, SECTION],
];

const DIFFERENT: [what: string, expected: unknown, actual: unknown, path: string, schema?: JsonSchema][] = [
  ['another number', { a: { b: [1, 2] } }, { a: { b: [1, 3] } }, 'a.b[1]'],
  ['a shorter list', [1, 2], [1], '[1]'],
  ['a longer list', { a: [1] }, { a: [1, 2] }, 'a[1]'],
  ['a list for an object', { a: {} }, { a: [] }, 'a'],
  ['null for zero', { a: 0 }, { a: null }, 'a'],
  ['absent for false', { a: false }, {}, 'a'],
  ['text that is no decimal number', { a: 16 }, { a: '0x10' }, 'a'],
  ['a number that has lost bits', { a: '9007199254740993' }, { a: 9007199254740992 }, 'a'],
  ['a fraction', { a: 1 }, { a: 1.5 }, 'a'],
  ['another member of the enum', { Type: 101 }, { Type: 'CompilerIdentifier' }, 'Type', SECTION],
  ['a name that the enum does not have', { Type: 101 }, { Type: 'importSections' }, 'Type', SECTION],
  ['a bit too many', { Flags: 1 }, { Flags: ['Eager', 'PCode'] }, 'Flags', SECTION],
  ['an unknown flag bit dropped', { Flags: 9 }, { Flags: ['Eager'] }, 'Flags', SECTION],
  ['a known member too many', { Type: 101 }, { Type: 101, Size: 4 }, 'Size', SECTION],
  ['a member too many where there is no schema', { a: 1 }, { a: 1, b: 2 }, 'b'],
  ['the name of another branch', { form: 'plain', value: 0 }, { form: 'plain', value: 10 }, 'value', UNION],
  ['something for null', null, 0, '', UNION],
];

test.each(EQUAL)('equal: %s', (...[, expected, actual, schema]) => {
  expect(firstDifference(expected, actual, schema)).toBeUndefined();
});

test.each(DIFFERENT)('different: %s', (...[, expected, actual, path, schema]) => {
  expect(firstDifference(expected, actual, schema)?.path).toBe(path);
});

test('a name of Object.prototype is no member', () => {
  expect(firstDifference({ constructor: 1 }, {})).toMatchObject({ path: 'constructor', expected: 1, actual: undefined });
});
