import { join } from 'node:path';
import { formatEncode } from '../../../reference/operations/format-encode.js';
import type { DecodedValue, DecodeInput, EncodedBytes, VectorFile } from '../../contract/protocol.js';
import { packageRoot } from '../../contract/package-root.js';
import { readJson } from '../../runner/corpus.js';
import { ReadBack } from '../../runner/read-back.js';

/* Tables whose rows point to others: what the vectors read is written, and the spec reads what was written. */

const readBack = new ReadBack();

test.each([
  ['dos-header', 'pe-envelope'],
  ['debug-directory', 'debug-directory'],
  ['export-directory', 'export-directory'],
  ['profile-data', 'profile-data'],
])('%s: what is read is written, and read as the same', (kind, topic) => {
  const { vectors } = readJson(join(packageRoot(), 'conformance/corpus/format', `${topic}.json`)) as VectorFile;
  // Bytes that are no UTF-8 are read as U+FFFD, which is three bytes long.
  const read = vectors.filter(({ id, operation, input, expect: expected }) => operation === 'format.decode' && (input as DecodeInput).kind === kind && 'value' in expected && !id.endsWith('.not-utf8'));
  expect(read.length).toBeGreaterThan(3);
  const different = read.filter(({ expect: expected, context }) => {
    const { value } = expected as DecodedValue;
    const answer = formatEncode({ kind, value }, context);
    return !('accepted' in answer) || JSON.stringify(readBack.read(kind, answer.accepted as EncodedBytes, context)) !== JSON.stringify({ value });
  });
  expect(different.map(({ id }) => id)).toEqual([]);
});

test.each([
  ['debug-directory', { Entries: [{ Characteristics: 0, TimeDateStamp: 1, MajorVersion: 1, MinorVersion: 0, Type: 2, SizeOfData: 24, AddressOfRawData: 28, PointerToRawData: 28, CodeView: { Guid: 'ABEiM0RVZneImaq7zN3u/w==', Age: 1, Path: 'a.pdb' } }] }],
  ['export-directory', { Name: 0, OrdinalBase: 1, AddressCount: 1, NameCount: 2, AddressTable: 40, NamePointerTable: 46, OrdinalTable: 44, Exports: [{ Name: 'RTR_HEADER', Index: 0, Address: 96 }] }],
])('%s: a value that contradicts itself is refused', (kind, value) => {
  expect(formatEncode({ kind, value }, {})).toMatchObject({ rejected: { phase: 'container', code: 'value.range' } });
});
