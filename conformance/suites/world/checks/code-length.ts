import { functionLength } from '../method-bodies.js';
import type { Check, Subject } from '../subject.js';

/** The code length in the GC info is the sum of main body, funclets and cold part (r2r-format 9.2). */
export const codeLength: Check = {
  name: 'code length',
  *run(subject: Subject): Iterable<string> {
    const { image } = subject;
    const functions = image.runtimeFunctions;
    if (functions === undefined || !subject.fromCrossgen2) return;
    for (const { index, count, cold, codeLength } of subject.bodies) {
      let sum = 0;
      for (let part = index; part < index + count; part++) sum += functionLength(image, functions.read(part));
      for (const part of cold) sum += functionLength(image, functions.read(part));
      if (sum !== codeLength) yield `function ${index}: the parts have ${sum} bytes, the GC info says ${codeLength}`;
    }
    subject.looked('code lengths', subject.bodies.length);
  },
};
