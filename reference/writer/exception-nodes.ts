import { ExceptionInfo } from '../image/exception-info.js';
import { writeExceptionClauses, writeExceptionLookup } from '../image/exception-info-writer.js';
import type { Image } from '../image/image.js';
import type { ImageNode } from './node.js';
import { rangeOfSection } from './section-ranges.js';

/** Section 104 and the clauses that it points to. */
export function* exceptionNodes(image: Image): Iterable<ImageNode> {
  const section = image.section('ExceptionInfo');
  const range = rangeOfSection(image, section);
  if (section === undefined || range === undefined) return;
  const info = new ExceptionInfo(image.context, section);
  const methods = [...info.entries()];
  yield { kind: 'exception lookup', range, write: () => writeExceptionLookup(methods, info.clausesEnd) };
  for (const { clauses } of methods) {
    if (clauses.length > 0) {
      yield { kind: 'exception clauses', range: { start: clauses[0].range.start, end: clauses[clauses.length - 1].range.end }, write: () => writeExceptionClauses(clauses) };
    }
  }
}
