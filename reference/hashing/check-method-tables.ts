import type { Image } from '../image/image.js';
import { checkHashes, type HashCheck } from './hash-check.js';
import { methodSignatureHash } from './method-signature-hash.js';

/** Compares section 109 with the names of its methods; undefined if there is no such section. @throws R2RError */
export function checkInstanceEntryPointHashes(image: Image): HashCheck | undefined {
  return checkMethodTable(image, image.instanceEntryPoints);
}

/** Compares section 117 with the names of its methods; undefined if there is no such section. @throws R2RError */
export function checkPgoHashes(image: Image): HashCheck | undefined {
  return checkMethodTable(image, image.pgoInstrumentation);
}

function checkMethodTable(image: Image, methods: Image['instanceEntryPoints'] | Image['pgoInstrumentation']): HashCheck | undefined {
  return methods && checkHashes(methods.table, entries());

  function* entries() {
    for (const { entry, method } of methods?.entries() ?? []) yield [entry, methodSignatureHash(method, image.resolver)] as const;
  }
}
