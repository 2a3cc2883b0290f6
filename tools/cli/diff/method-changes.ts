import { readMethodGcInfo } from '../../../reference/gc-info/method-gc-info.js';
import type { Image } from '../../../reference/image/image.js';
import { readFixupList } from '../../../reference/image/fixup-list.js';
import type { RuntimeFunction } from '../../../reference/image/runtime-functions.js';
import type { ByteRange } from '../../../reference/io/ranges.js';
import type { CompiledMethod } from '../../../reference/names/compiled-methods.js';
import { functionLength } from '../../../reference/unwind/function-length.js';
import { readUnwindData } from '../../../reference/unwind/unwind-data.js';
import { functionsOf } from '../methods.js';
import { debugInfoText } from '../text/debug-info.js';
import { clauseText } from '../text/exception-clauses.js';
import { gcInfoX86Text } from '../text/gc-info-x86.js';
import { gcInfoText } from '../text/gc-info.js';
import { counted, hexNumber } from '../text/numbers.js';
import { unwindText } from '../text/unwind.js';
import { lineChanges, type LineChange } from './changes.js';
import { sameBytes } from './same-bytes.js';
import type { Side } from './side.js';

/** What an image says of a method, apart from each other. */
interface Aspect {
  readonly name: string;
  /** The bytes that it stands in, if equal bytes say the same. */
  stored?(side: Side, method: CompiledMethod): readonly ByteRange[];
  lines(side: Side, method: CompiledMethod): Iterable<string>;
  /** Said only with `--detail`; else how many lines are others. */
  readonly isDetail: boolean;
}

const ASPECTS: readonly Aspect[] = [
  { name: 'code', lines: codeLines, isDetail: false },
  { name: 'fixup', lines: fixupLines, isDetail: false },
  { name: 'clause', lines: clauseLines, isDetail: false },
  { name: 'unwind data', stored: unwindRanges, lines: unwindLines, isDetail: true },
  { name: 'GC info', stored: gcRanges, lines: gcLines, isDetail: true },
  { name: 'debug info', stored: debugRanges, lines: debugLines, isDetail: true },
];

/** Compares the methods of two images. */
export class MethodComparison {
  /** Equal bytes mean the same in images of one version for one target. */
  private readonly byBytes: boolean;

  constructor(
    private readonly before: Side,
    private readonly after: Side,
    private readonly withDetail: boolean,
  ) {
    const [a, b] = [before.image, after.image];
    this.byBytes = a.version.major === b.version.major && a.version.minor === b.version.minor && a.target.machine === b.target.machine;
  }

  changes(before: CompiledMethod, after: CompiledMethod): LineChange[] {
    return ASPECTS.flatMap((aspect) => this.aspectChanges(aspect, before, after));
  }

  private aspectChanges(aspect: Aspect, before: CompiledMethod, after: CompiledMethod): LineChange[] {
    if (this.byBytes && aspect.stored !== undefined && this.isStoredAlike(aspect.stored, before, after)) return [];
    const [a, b] = [linesOf(aspect, this.before, before), linesOf(aspect, this.after, after)];
    if (a.length === b.length && a.every((line, index) => line === b[index])) return [];
    if (aspect.isDetail && !this.withDetail) return summary(aspect.name, a, b);
    return lineChanges(a, b).map(({ mark, text }) => ({ mark, text: `${aspect.name}  ${text}` }));
  }

  private isStoredAlike(stored: NonNullable<Aspect['stored']>, before: CompiledMethod, after: CompiledMethod): boolean {
    let same = true;
    // Where it cannot be read, the lines say so.
    const ranges = (side: Side, method: CompiledMethod): readonly ByteRange[] => {
      let found: readonly ByteRange[] = [];
      const failed = [...side.page.guarded(`${method.id}`, function* () { found = stored(side, method); yield* []; })].length > 0;
      same &&= !failed;
      return found;
    };
    const [a, b] = [ranges(this.before, before), ranges(this.after, after)];
    return same && a.length === b.length && a.every((range, index) => sameBytes(bytesOf(this.before.image, range), bytesOf(this.after.image, b[index])));
  }
}

/** How much code a method has, said of one that came or went. */
export function codeSizeText(side: Side, method: CompiledMethod): string {
  return linesOf(ASPECTS[0], side, method).join(', ');
}

function linesOf({ name, lines }: Aspect, side: Side, method: CompiledMethod): string[] {
  return side.guarded(`${method.id}: ${name}`, () => lines(side, method)).map((line) => line.trim().replace(/^(unwind|GC info) +/, ''));
}

/** Where every line would be too much: how many lines there were and are, and how many of them are others. */
function summary(name: string, before: readonly string[], after: readonly string[]): LineChange[] {
  const kept = new Set(before);
  const others = after.filter((line) => !kept.has(line)).length;
  const now = new Set(after);
  const gone = before.filter((line) => !now.has(line)).length;
  return [
    { mark: '-', text: `${name}  ${counted(before.length, 'line')}, ${gone} gone` },
    { mark: '+', text: `${name}  ${counted(after.length, 'line')}, ${others} new` },
  ];
}

function bytesOf({ context }: Image, { start, end }: ByteRange): Uint8Array {
  return context.space.bytes.subarray(start, end);
}

function functionsWith(image: Image, method: CompiledMethod): RuntimeFunction[] {
  const { runtimeFunctions } = image;
  return runtimeFunctions === undefined ? [] : functionsOf(method).map((index) => runtimeFunctions.read(index));
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
function fixupLines({ image, page }: Side, { entryPoint, table }: CompiledMethod): Iterable<string> {
  if (entryPoint.fixups === undefined) return [];
  const { cells } = readFixupList(table.fixupCursor(entryPoint.fixups), image.target.pointerSize, image.importSections);
  return cells.map(({ importSection, slot }) => withoutModuleIndex(page.cells.ofSlot(importSection, slot))).sort();
}

/** Modules are numbered by each image for itself; their names say the same everywhere. */
export function withoutModuleIndex(text: string): string {
  return text.replace(/\(module \d+ ([^)]+)\)$/, '($1)');
}

function* clauseLines({ image, page }: Side, method: CompiledMethod): Iterable<string> {
  const start = image.runtimeFunctions?.codeStart(method.entryPoint.runtimeFunctionIndex);
  const info = start === undefined ? undefined : page.exceptionInfo?.find(start);
  for (const clause of info?.clauses ?? []) yield clauseText(clause, method.moduleIndex, image.resolver);
}

function unwindRanges({ image }: Side, method: CompiledMethod): ByteRange[] {
  return functionsWith(image, method).map((func) => readUnwindData(image.context, func).range);
}

function* unwindLines({ image }: Side, method: CompiledMethod): Iterable<string> {
  for (const func of functionsWith(image, method)) yield* unwindText(readUnwindData(image.context, func), image.target, '');
}

function gcRanges({ image }: Side, method: CompiledMethod): ByteRange[] {
  const func = image.runtimeFunctions?.read(method.entryPoint.runtimeFunctionIndex);
  return func === undefined ? [] : [readMethodGcInfo(image.context, func, readUnwindData(image.context, func)).range];
}

function* gcLines({ image }: Side, method: CompiledMethod): Iterable<string> {
  const func = image.runtimeFunctions?.read(method.entryPoint.runtimeFunctionIndex);
  if (func === undefined) return;
  const info = readMethodGcInfo(image.context, func, readUnwindData(image.context, func));
  yield* info.kind === 'x86' ? gcInfoX86Text(info, '') : gcInfoText(info, image.target.machine, '');
}

function debugRanges({ page }: Side, { entryPoint }: CompiledMethod): ByteRange[] {
  const header = page.debugInfo?.read(entryPoint.runtimeFunctionIndex)?.header;
  return header === undefined ? [] : [{ start: header.range.start, end: header.asyncInfo.end }];
}

function* debugLines({ image, page }: Side, { entryPoint }: CompiledMethod): Iterable<string> {
  const info = page.debugInfo?.read(entryPoint.runtimeFunctionIndex);
  if (info !== undefined) yield* debugInfoText(info, image, '');
}
