import { writeExceptionClauses, writeExceptionLookup } from '../../image/exception-info-writer.js';
import type { MethodExceptionInfo } from '../../image/exception-info.js';
import { rva } from '../../io/addresses.js';
import type { ByteRange } from '../../io/ranges.js';
import type { Moves } from '../../writer/node.js';
import type { Place } from '../place.js';
import { list } from '../shapes/shape.js';
import { methodExceptionInfo } from '../shapes/table-shapes.js';
import type { ModelNode } from './node.js';

const CLAUSE_SIZE = 24;

/** Section 104 and the clauses that it points to, which follow each other without gaps (r2r-format 8.3). */
export function* exceptionNodes(content: Place, range: ByteRange): Iterable<ModelNode> {
  const methods = content.read(list(methodExceptionInfo));
  if (methods.length === 0) return;
  const lookup = (distance: number): Uint8Array => {
    const moved = methods.map(({ methodRva, clausesRva }) => ({ methodRva, clausesRva: rva(clausesRva + distance) }));
    return writeExceptionLookup(moved, rva(clausesEnd(methods) + distance));
  };
  const movedBy = (moves: Moves): number => moves.address(methods[0].clausesRva) - methods[0].clausesRva;
  yield { kind: 'exception lookup', where: content.pointer, range, write: () => lookup(0), moved: (moves) => lookup(movedBy(moves)) };
  const clauses = methods.flatMap((method) => method.clauses);
  if (clauses.length === 0) return;
  yield {
    kind: 'exception clauses',
    where: content.pointer,
    range: { start: clauses[0].range.start, end: clauses[clauses.length - 1].range.end },
    write: () => writeExceptionClauses(clauses),
  };
}

/** What the row behind the last method says. */
function clausesEnd(methods: readonly MethodExceptionInfo[]): number {
  const { clausesRva, clauses } = methods[methods.length - 1];
  return clausesRva + clauses.length * CLAUSE_SIZE;
}
