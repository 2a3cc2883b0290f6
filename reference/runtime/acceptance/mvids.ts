import { demandsOf, mvidOf } from './demands.js';
import type { Subject } from './subject.js';
import type { Rule } from './rule.js';

/** An assembly that is loaded, or is being loaded, has to be the one whose module version id the image names. */
export const mvids: Rule = {
  id: 'A-21',
  check(subject) {
    const loaded = loadedMvids(subject);
    return demandsOf(subject).some(({ name, mvid }) => (loaded.get(name) ?? mvid) !== mvid) ? 'fatal' : undefined;
  },
};

/** So it is if the image came first, and the assembly, which may have no native code at all, comes now. */
export const demandedMvid: Rule = {
  id: 'A-21',
  check(subject) {
    const own = mvidOf(subject);
    if (own === undefined) return undefined;
    const name = subject.simpleName.toLowerCase();
    return demandsBefore(subject).some((demand) => demand.name === name && demand.mvid !== own) ? 'fatal' : undefined;
  },
};

/** Two images that demand different ids of one name, whether an assembly of that name is ever loaded or not. */
export const contradictingDemands: Rule = {
  id: 'A-22',
  check(subject) {
    const before = demandsBefore(subject);
    return demandsOf(subject).some(({ name, mvid }) => before.some((demand) => demand.name === name && demand.mvid !== mvid)) ? 'fatal' : undefined;
  },
};

function demandsBefore({ before }: Subject): ReturnType<typeof demandsOf> {
  return before.flatMap((other) => (other.declaresDemands ? demandsOf(other) : []));
}

/** By simple name in lower case: what the profile says is loaded, what has been loaded before, and the file itself. */
function loadedMvids(subject: Subject): Map<string, string> {
  const loaded = new Map(Object.entries(subject.runtime.loaded ?? {}).map(([name, mvid]) => [name.toLowerCase(), mvid.toLowerCase()]));
  for (const each of [...subject.before, subject]) {
    const mvid = mvidOf(each);
    if (mvid !== undefined) loaded.set(each.simpleName.toLowerCase(), mvid);
  }
  return loaded;
}
