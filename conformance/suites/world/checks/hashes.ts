import { checkAvailableTypeHashes } from '../../../../reference/hashing/check-available-types.js';
import { checkCrossModuleInliningHashes, checkInliningHashes } from '../../../../reference/hashing/check-inlining-tables.js';
import { checkInstanceEntryPointHashes, checkPgoHashes } from '../../../../reference/hashing/check-method-tables.js';
import type { HashCheck } from '../../../../reference/hashing/hash-check.js';
import type { Check, Subject } from '../subject.js';

/** Every entry of 108, 109, 114, 117 and 119 stands in the bucket and under the low byte of its key's hash code. */
export const hashes: Check = {
  name: 'hashes',
  *run(subject: Subject): Iterable<string> {
    for (const [name, result] of checksOf(subject)) {
      if (result === undefined) continue;
      subject.looked(`hashes of ${name}`, result.checked);
      if (result.unresolved > 0) subject.looked(`hashes of ${name} whose key is named elsewhere`, result.unresolved);
      for (const { hash, lowHash, bucket } of result.mismatches) yield `${name}: hash ${hash.toString(16)} stands in bucket ${bucket} under ${lowHash}`;
    }
  },
};

function* checksOf({ image }: Subject): Iterable<readonly [string, HashCheck | undefined]> {
  for (const module of image.modules) {
    yield ['AvailableTypes', checkAvailableTypeHashes(module)];
    yield ['InliningInfo2', checkInliningHashes(image, module)];
  }
  yield ['InstanceMethodEntryPoints', checkInstanceEntryPointHashes(image)];
  yield ['PgoInstrumentationData', checkPgoHashes(image)];
  yield ['CrossModuleInlineInfo', checkCrossModuleInliningHashes(image)];
}
