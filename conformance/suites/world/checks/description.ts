import { FACETS, FACET_NAMES, type FacetName } from '../../../../reference/facts/facts.js';
import type { Check, Subject } from '../subject.js';

/** Every facet of the facts view can be made, and no entry of `gcInfo` is an error. */
export const description: Check = {
  name: 'description',
  *run(subject: Subject): Iterable<string> {
    for (const name of FACET_NAMES) {
      let count = 0;
      for (const entry of entriesOf(subject, name)) {
        count++;
        if (name === 'gcInfo' && typeof entry === 'object' && entry !== null && 'error' in entry) yield JSON.stringify(entry);
      }
      if (count > 0) subject.looked(`entries of ${name}`, count);
    }
  },
};

function* entriesOf({ image }: Subject, name: FacetName): Iterable<unknown> {
  const value = FACETS[name](image);
  if (typeof value !== 'object' || value === null) return;
  if (Symbol.iterator in value) yield* value;
  else yield value;
}
