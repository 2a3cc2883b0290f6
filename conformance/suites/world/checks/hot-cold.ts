import type { Check, Subject } from '../subject.js';

/** Every hot part is the main body of a method; the cold parts are the last runtime functions. */
export const hotCold: Check = {
  name: 'hot and cold',
  *run(subject: Subject): Iterable<string> {
    const pairs = subject.image.hotColdMap;
    if (pairs === undefined || pairs.length === 0) return;
    const mains = new Set(subject.bodies.map(({ index }) => index));
    for (const { hot, cold } of pairs) {
      if (!mains.has(hot)) yield `function ${hot} has a cold part and is no main body`;
      if (cold <= Math.max(...mains)) yield `the cold part ${cold} stands among the hot ones`;
      subject.looked('cold parts');
    }
  },
};
