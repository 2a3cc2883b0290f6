import { ExceptionInfo } from '../image/exception-info.js';
import { writeExceptionClauses, writeExceptionLookup } from '../image/exception-info-writer.js';
import type { Image } from '../image/image.js';
import { rangeOfSection } from '../image/section-file-range.js';
import { rva } from '../io/addresses.js';
import type { ImageNode } from './node.js';

/** Section 104 and the clauses that it points to. */
export function* exceptionNodes(image: Image): Iterable<ImageNode> {
  const section = image.section('ExceptionInfo');
  const range = rangeOfSection(image, section);
  if (section === undefined || range === undefined) return;
  const info = new ExceptionInfo(image.context, section);
  const methods = [...info.entries()];
  yield {
    kind: 'exception lookup',
    range,
    write: () => writeExceptionLookup(methods, info.clausesEnd),
    moved: (moves) => {
      const distance = methods.length === 0 ? 0 : moves.address(methods[0].clausesRva) - methods[0].clausesRva;
      const moved = methods.map(({ methodRva, clausesRva }) => ({ methodRva, clausesRva: rva(clausesRva + distance) }));
      return writeExceptionLookup(moved, rva(info.clausesEnd + distance));
    },
  };
  // They follow each other without gaps: where those of a method end is where those of the next begin (r2r-format 8.3).
  const clauses = methods.flatMap((method) => method.clauses);
  if (clauses.length === 0) return;
  yield { kind: 'exception clauses', range: { start: clauses[0].range.start, end: clauses[clauses.length - 1].range.end }, write: () => writeExceptionClauses(clauses) };
}
