import type { Check, Subject } from '../subject.js';

/**
 * Each entry point names a runtime function, with its RVA; no two methods name the same; and every hot runtime function is
 * the main body of a method or one of its funclets.
 */
export const entryPoints: Check = {
  name: 'entry points',
  *run(subject: Subject): Iterable<string> {
    const functions = subject.image.runtimeFunctions;
    const all = [...subject.methods, ...subject.instanceMethods];
    const seen = new Set<number>();
    for (const { entryRuntimeFunctionIndex: index, rva, name } of all) {
      if (functions?.read(index).begin !== rva) yield `${name}: function ${index} does not begin at ${rva}`;
      if (seen.has(index)) yield `${name}: function ${index} belongs to another method too`;
      seen.add(index);
    }
    subject.looked('entry points', all.length);
    const hot = subject.image.hotColdMap?.[0]?.cold ?? functions?.count ?? 0;
    const owned = all.reduce((sum, { runtimeFunctionCount }) => sum + runtimeFunctionCount, 0);
    if (owned !== hot) yield `${owned} runtime functions belong to methods, but there are ${hot}`;
  },
};
