import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../conformance/contract/package-root.js';
import { sameName, type Explanation } from './explanation.js';

/** What the contract's README says of an operation: the lines in which it is named. */
export function explainOperation(query: string): Explanation[] {
  if (!/^[a-z]+\.[a-z]+$/i.test(query)) return [];
  const text = readFileSync(join(packageRoot(), 'conformance', 'contract', 'README.md'), 'utf8');
  const named = text.split('\n').filter((line) => line.toLowerCase().includes(`\`${query.toLowerCase()}\``));
  const name = OPERATIONS.find((each) => sameName(each, query));
  if (name === undefined) return [];
  return [{ is: 'operation', name, says: SAYS[name], details: { contract: ['conformance/contract/README.md', ...named.map((line) => line.trim())] } }];
}

const SAYS: Readonly<Record<string, string>> = {
  'format.decode': 'From the bytes of one structure ({kind, bytes}) to its value ({value, end?}), or a rejection.',
  'format.encode': 'From a value ({kind, value}) to its bytes, or a rejection.',
  'image.describe': 'From a file and the files around it ({files, select, facets}) to the facets of the facts view that are asked for.',
  'hash.compute': 'From a name, type or method to its version-resilient hash.',
};

export const OPERATIONS = Object.keys(SAYS);
