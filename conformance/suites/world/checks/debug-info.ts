import { debugInfoFacet, type DebugInfoFact } from '../../../../reference/facts/debug-info.js';
import type { Check, Subject } from '../subject.js';

/** Debug info belongs to main bodies; its bounds and the lives of its variables lie inside the code, and bounds ascend. */
export const debugInfo: Check = {
  name: 'debug info',
  *run(subject: Subject): Iterable<string> {
    const lengths = new Map(subject.bodies.map(({ index, codeLength }) => [index, codeLength]));
    for (const entry of debugInfoFacet(subject.image)) {
      const codeLength = lengths.get(entry.runtimeFunctionIndex);
      const problem = codeLength === undefined ? 'is no main body' : problemOf(entry, codeLength);
      if (problem !== undefined) yield `function ${entry.runtimeFunctionIndex}: ${problem}`;
      subject.looked('debug bounds', entry.bounds.length);
      subject.looked('debug variables', entry.vars.length);
    }
  },
};

function problemOf({ bounds, vars }: DebugInfoFact, codeLength: number): string | undefined {
  let previous = 0;
  for (const { nativeOffset } of bounds) {
    if (nativeOffset < previous) return `the bound at ${nativeOffset} stands behind that at ${previous}`;
    if (nativeOffset > codeLength) return `a bound at ${nativeOffset}, behind the code of ${codeLength} bytes`;
    previous = nativeOffset;
  }
  const outside = vars.find(({ start, end }) => start > end || end > codeLength);
  return outside && `variable ${outside.var} lives from ${outside.start} to ${outside.end}, the code has ${codeLength} bytes`;
}
