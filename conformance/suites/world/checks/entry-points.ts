import type { Check, Subject } from '../subject.js';

/**
 * Each entry point names a runtime function, with its RVA, and every hot runtime function is the main body of a method or
 * one of its funclets. No two methods name the same one, except that P/Invoke stubs share code in CoreLib of 3.1.
 */
export const entryPoints: Check = {
  name: 'entry points',
  *run(subject: Subject): Iterable<string> {
    const functions = subject.image.runtimeFunctions;
    const all = [...subject.methods, ...subject.instanceMethods];
    const counts = new Map<number, number>();
    for (const { entryRuntimeFunctionIndex: index, runtimeFunctionCount, rva, name } of all) {
      if (functions?.read(index).begin !== rva) yield `${name}: function ${index} does not begin at ${rva}`;
      if (counts.has(index) && subject.fromCrossgen2) yield `${name}: function ${index} belongs to another method too`;
      counts.set(index, runtimeFunctionCount);
    }
    subject.looked('entry points', all.length);
    const hot = subject.image.hotColdMap?.[0]?.cold ?? functions?.count ?? 0;
    const owned = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (owned !== hot) yield `${owned} runtime functions belong to methods, but there are ${hot}`;
  },
};
