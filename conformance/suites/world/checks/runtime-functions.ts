import { functionLength } from '../method-bodies.js';
import type { Check, Subject } from '../subject.js';

/** Each runtime function ends before the next begins, by its own entry or its unwind data, and lies in the image. */
export const runtimeFunctions: Check = {
  name: 'runtime functions',
  *run(subject: Subject): Iterable<string> {
    const { image } = subject;
    const functions = image.runtimeFunctions;
    if (functions === undefined) return;
    for (const func of functions.entries()) {
      const start = functions.codeStart(func.index);
      const end = start + ownLength(subject, func.index);
      if (func.index + 1 < functions.count && end > functions.codeStart(func.index + 1)) yield `function ${func.index} ends inside the next`;
      image.context.space.cursorOver(start, end - start);
    }
    subject.looked('runtime functions', functions.count);
    if (image.target.machine !== 'WASM32' && functions.sentinel !== 'outside') yield `the closing word is ${functions.sentinel}`;
  },
};

/** Before 14 an x86 function has no length of its own: GC info says that of the method, which may have a cold part. */
function ownLength({ image }: Subject, index: number): number {
  const func = image.runtimeFunctions?.read(index);
  return func === undefined ? 0 : functionLength(image, func);
}
