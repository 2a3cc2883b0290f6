import { AttributePresence } from '../../image/attribute-presence.js';
import { isRecord } from './given.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const attributePresenceKind: Kind = (input) => {
  const filter = new AttributePresence(input.context, wholeSection(input));
  const { attribute } = input.given;
  return {
    value: {
      Buckets: Array.from({ length: filter.bucketCount }, (_, index) => ({ Fingerprints: filter.bucket(index) })),
      MayHave: isRecord(attribute) ? filter.mayHave(Number(attribute.nameHash), Number(attribute.parent)) : undefined,
    },
  };
};
