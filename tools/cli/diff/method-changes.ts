import { R2RError } from '../../../reference/errors.js';
import { readFixupList } from '../../../reference/image/fixup-list.js';
import type { CompiledMethod } from '../../../reference/names/compiled-methods.js';
import { functionLength } from '../../../reference/unwind/function-length.js';
import { readUnwindData } from '../../../reference/unwind/unwind-data.js';
import { problemText } from '../problems.js';
import { clauseText } from '../text/exception-clauses.js';
import { counted, hexNumber } from '../text/numbers.js';
import { lineChanges, type LineChange } from './changes.js';
import { codeChanges } from './code-changes.js';
import { functionsWith, METHOD_DETAILS, type Detail, type DetailReader } from './method-details.js';
import { sameBytes } from './same-bytes.js';
import type { Side } from './side.js';

type Lines = (side: Side, method: CompiledMethod) => Iterable<string>;

/** What is said of a method in full. */
const ASPECTS: Readonly<Record<string, Lines>> = { code: codeLines, fixup: fixupLines, clause: clauseLines };

/** Compares the methods of two images. */
export class MethodComparison {
  /** Equal bytes mean the same in images of one version for one target. */
  private readonly isSameEncoding: boolean;

  constructor(
    private readonly before: Side,
    private readonly after: Side,
    private readonly withDetail: boolean,
    private readonly withCode: boolean,
  ) {
    const [a, b] = [before.image, after.image];
    this.isSameEncoding = a.version.major === b.version.major && a.version.minor === b.version.minor && a.target.machine === b.target.machine;
  }

  changes(before: CompiledMethod, after: CompiledMethod): LineChange[] {
    const changes: LineChange[] = [];
    for (const [name, lines] of Object.entries(ASPECTS)) {
      changes.push(...named(name, linesOf(this.before, before, name, lines), linesOf(this.after, after, name, lines)));
    }
    if (this.withCode) changes.push(...this.codeChanges(before, after));
    for (const [name, read] of Object.entries(METHOD_DETAILS)) changes.push(...this.detailChanges(name, read, before, after));
    return changes;
  }

  /** Code that cannot be read is said with its size. */
  private codeChanges(before: CompiledMethod, after: CompiledMethod): LineChange[] {
    try {
      return codeChanges(this.before, this.after, before, after);
    } catch (error) {
      if (error instanceof R2RError) return [];
      throw error;
    }
  }

  private detailChanges(name: string, read: DetailReader, before: CompiledMethod, after: CompiledMethod): LineChange[] {
    const [a, b] = [detailOf(this.before, before, name, read), detailOf(this.after, after, name, read)];
    if (a === undefined || b === undefined || this.isSameDetail(a, b)) return [];
    if (!this.withDetail) return summaries(a, b);
    return named(name, [...a.lines()].map(tidy), [...b.lines()].map(tidy));
  }

  private isSameDetail(a: Detail, b: Detail): boolean {
    if (this.isSameEncoding && this.isStoredAlike(a, b)) return true;
    return a.meaning(this.isSameEncoding) === b.meaning(this.isSameEncoding);
  }

  private isStoredAlike(a: Detail, b: Detail): boolean {
    const [left, right] = [this.before.image.context.space.bytes, this.after.image.context.space.bytes];
    return (
      a.stored.length === b.stored.length &&
      a.stored.every(({ start, end }, index) => sameBytes(left.subarray(start, end), right.subarray(b.stored[index].start, b.stored[index].end)))
    );
  }
}

/** How much code a method has, said of one that came or went. */
export function codeSizeText(side: Side, method: CompiledMethod): string {
  return linesOf(side, method, 'code', codeLines).join(', ');
}

function linesOf(side: Side, method: CompiledMethod, name: string, lines: Lines): string[] {
  return side.guarded(`${method.id}: ${name}`, () => lines(side, method));
}

/** Undefined, and said, if it cannot be read. */
function detailOf(side: Side, method: CompiledMethod, name: string, read: DetailReader): Detail | undefined {
  try {
    return read(side, method);
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    side.page.problem(`${method.id}: ${name}: ${problemText(error)}`);
    return undefined;
  }
}

function named(name: string, before: readonly string[], after: readonly string[]): LineChange[] {
  if (before.length === after.length && before.every((line, index) => line === after[index])) return [];
  return lineChanges(before, after).map(({ mark, text }) => ({ mark, text: `${name}  ${text}` }));
}

function summaries(a: Detail, b: Detail): LineChange[] {
  const other = a.summary === b.summary ? ', others' : '';
  return [{ mark: '-', text: `${a.name}  ${a.summary}` }, { mark: '+', text: `${b.name}  ${b.summary}${other}` }];
}

/** Titles of a dump's blocks are in the name of the aspect already. */
function tidy(line: string): string {
  return line.trim().replace(/^(unwind|GC info) +/, '');
}

function* codeLines({ image, withAddresses }: Side, method: CompiledMethod): Iterable<string> {
  const first = method.entryPoint.runtimeFunctionIndex;
  const hotEnd = first + image.functionExtents.countAt(first);
  for (const func of functionsWith(image, method)) {
    const role = func.index === first ? 'body' : func.index > first && func.index < hotEnd ? 'funclet' : 'cold part';
    const length = functionLength(image.context, func, readUnwindData(image.context, func));
    const place = withAddresses ? ` at RVA ${hexNumber(func.begin)}` : '';
    yield `${role} of ${counted(length, image.target.machine === 'WASM32' ? 'virtual IP' : 'byte')}${place}`;
  }
}

/** The order in which a method lists its fixups is that of their cells. */
function fixupLines(side: Side, { entryPoint, table }: CompiledMethod): Iterable<string> {
  if (entryPoint.fixups === undefined) return [];
  const { target, importSections } = side.image;
  const { cells } = readFixupList(table.fixupCursor(entryPoint.fixups), target.pointerSize, importSections);
  return cells.map(({ importSection, slot }) => side.fixup(importSection, slot)).sort();
}

function* clauseLines({ image, page }: Side, method: CompiledMethod): Iterable<string> {
  const start = image.runtimeFunctions?.codeStart(method.entryPoint.runtimeFunctionIndex);
  const info = start === undefined ? undefined : page.exceptionInfo?.find(start);
  for (const clause of info?.clauses ?? []) yield clauseText(clause, method.moduleIndex, image.resolver);
}
