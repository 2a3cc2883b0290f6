import type { Vector } from '../../contract/protocol.js';
import { Dumps } from '../../runner/dumps.js';
import { judge } from '../../runner/judge.js';

/* A wrong answer that is right under other rules is told by their name. */

const vector: Vector = {
  id: 'lower.one', requirements: [], operation: 'wasm.lower', input: {}, context: {}, origin: 'derived',
  expect: { value: { key: 'vA32p', areaSize: 32 } },
  otherwise: { 'multi-slot': { key: 'vS32p' }, 'wide': { areaSize: 48 }, 'both': { key: 'vS32p', areaSize: 48 } },
};

test.each([
  [{ key: 'vA32p', areaSize: 32 }, undefined],
  [{ key: 'vS32p', areaSize: 32 }, 'the value differs at key; so say the rules of multi-slot'],
  [{ key: 'vA32p', areaSize: 48 }, 'the value differs at areaSize; so say the rules of wide'],
  [{ key: 'vS32p', areaSize: 48 }, 'the value differs at key; so say the rules of multi-slot or wide or both'],
  [{ key: 'viip', areaSize: 32 }, 'the value differs at key'],
  ['nothing', 'the value differs at its top'],
])('%j: %s', (accepted, reason) => {
  expect(judge(vector, { accepted }, { grade: 'exact', dumps: new Dumps() }).reason).toBe(reason);
});
