import { DebugInfoTable } from '../../../reference/debug-info/debug-info.js';
import { R2RError } from '../../../reference/errors.js';
import { ExceptionInfo } from '../../../reference/image/exception-info.js';
import type { Image } from '../../../reference/image/image.js';
import { Lazy } from '../../../reference/image/lazy.js';
import type { ByteRange } from '../../../reference/io/ranges.js';
import type { CompiledMethod } from '../../../reference/names/compiled-methods.js';
import type { Problem } from '../dump-format.js';
import { MethodBook } from '../methods.js';
import { problemText } from '../problems.js';
import type { Style } from '../style.js';
import { CellTexts } from './cells.js';
import { hexRows } from './hex-rows.js';

/** Whether a method is asked for. */
export type Selected = (method: CompiledMethod) => boolean;

/** What every part of the text needs: the image, how things look, and what is asked for. */
export class Page {
  readonly methods: MethodBook;
  readonly cells: CellTexts;

  /** @param selected undefined if all methods are asked for */
  constructor(
    readonly image: Image,
    readonly style: Style,
    private readonly withBytes: boolean,
    readonly selected: Selected | undefined,
    readonly problem: Problem,
  ) {
    this.methods = new MethodBook(image);
    this.cells = new CellTexts(image);
  }

  get debugInfo(): DebugInfoTable | undefined {
    return this.lazyDebugInfo.value;
  }

  get exceptionInfo(): ExceptionInfo | undefined {
    return this.lazyExceptionInfo.value;
  }

  /** Whether a runtime function belongs to what is asked for. */
  isSelectedFunction(index: number): boolean {
    if (this.selected === undefined) return true;
    const method = this.methods.ofFunction(index);
    return method !== undefined && this.selected(method);
  }

  /** A title of a part, with an empty line in front. */
  *heading(title: string, detail = ''): Iterable<string> {
    yield '';
    yield `${this.style.heading(title)}${detail === '' ? '' : `  ${this.style.faint(detail)}`}`;
  }

  /** The bytes of a structure, if they are asked for. */
  *bytes(range: ByteRange, label: string, indent: number): Iterable<string> {
    if (!this.withBytes || range.end <= range.start) return;
    for (const row of hexRows(this.image.context.space.bytes, range, label, indent)) yield this.style.faint(row);
  }

  /** Lines that may break off: what cannot be read is said in their place, and the rest goes on. */
  *guarded(where: string, lines: () => Iterable<string>): Iterable<string> {
    try {
      yield* lines();
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      this.problem(`${where}: ${problemText(error)}`);
      yield this.style.bad(`  cannot be read: ${problemText(error)}`);
    }
  }

  private readonly lazyDebugInfo = new Lazy(() => {
    const section = this.image.section('DebugInfo');
    return section && new DebugInfoTable(this.image.context, section);
  });

  private readonly lazyExceptionInfo = new Lazy(() => {
    const section = this.image.section('ExceptionInfo');
    return section && new ExceptionInfo(this.image.context, section);
  });
}
