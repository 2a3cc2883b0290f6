import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileSet } from '../../../reference/image/surroundings.js';
import type { EcmaType } from '../../../reference/metadata/signatures.js';
import { tokenOf } from '../../../reference/metadata/tokens.js';
import { Assemblies } from '../../../reference/runtime/types/assemblies.js';
import { sameType } from '../../../reference/runtime/types/same-type.js';
import { imagesFolder } from '../../world/paths.js';

const I4: EcmaType = { kind: 'I4' };
const U4: EcmaType = { kind: 'U4' };

const name = 'DevBase.dll';
const files = new FileSet([{ name, bytes: () => readFileSync(join(imagesFolder, 'il', name)) }]);
const module = new Assemblies(files).module('DevBase');

const TYPES: readonly EcmaType[] = [
  I4,
  U4,
  { kind: 'PTR', type: I4 },
  { kind: 'PTR', type: U4 },
  { kind: 'BYREF', type: I4 },
  { kind: 'SZARRAY', type: I4 },
  { kind: 'SZARRAY', type: U4 },
  { kind: 'SZARRAY', type: { kind: 'SZARRAY', type: I4 } },
  { kind: 'CLASS', token: tokenOf('TypeDef', 2) },
  { kind: 'CLASS', token: tokenOf('TypeDef', 3) },
  { kind: 'VAR', index: 0 },
  { kind: 'VAR', index: 1 },
  { kind: 'MVAR', index: 0 },
];

// ECMA-335 II.23.1.16: what stands around a type, and the number of a parameter, belong to it.
test('a type is the same as itself and as none of the others', () => {
  if (module === undefined) throw new Error(`${name} has no types`);
  const same = TYPES.map((type) => TYPES.filter((other) => sameType({ type, module }, { type: structuredClone(other), module })));
  expect(same).toEqual(TYPES.map((type) => [type]));
});
