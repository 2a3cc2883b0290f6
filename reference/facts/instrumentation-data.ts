import type { Image } from '../image/image.js';
import { methodText } from '../names/method-text.js';
import { hexOfRange } from '../io/hex.js';

export interface InstrumentationFact {
  readonly lowHash: number;
  readonly signatureHex: string;
  readonly name: string;
  readonly pgoVersion: number;
  readonly blobRva: number;
}

/** Section 117, in the order of the table. */
export function* instrumentationDataFacet(image: Image): Iterable<InstrumentationFact> {
  const { space } = image.context;
  for (const { entry, method, version, data } of image.pgoInstrumentation?.entries() ?? []) {
    yield {
      lowHash: entry.lowHash,
      signatureHex: hexOfRange(space.bytes, method.range),
      name: methodText(method, image.resolver),
      pgoVersion: version,
      blobRva: space.rvaOf(data) ?? 0,
    };
  }
}
