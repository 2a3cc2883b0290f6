import { Session, type Profiler } from 'node:inspector';
import type { Place } from './protocol.js';

/** Which places of the compiled reference are run, as V8 counts blocks. */
export class Coverage {
  private readonly session = new Session();

  /** @param base the URL of the folder above `reference/`. Begins to count. */
  constructor(
    private readonly base: string,
    private readonly places: readonly Place[],
  ) {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** What was run since the last call. */
  take(): { places: number[]; files: string[] } {
    const functions = new Map<string, Profiler.FunctionCoverage[]>();
    this.session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error;
      for (const script of taken.result) if (script.url.startsWith(this.base)) functions.set(script.url.slice(this.base.length), script.functions);
    });
    const files = [...functions].filter(([, all]) => all.some(({ ranges }) => ranges[0].count > 0)).map(([file]) => file);
    const places = [...this.places.keys()].filter((index) => {
      const { file, offset } = this.places[index];
      return isRun(functions.get(file) ?? [], offset);
    });
    return { places, files };
  }

  stop(): void {
    this.session.disconnect();
  }
}

/** The innermost block around the offset was run. Functions that nobody could have called are left out by V8. */
function isRun(functions: readonly Profiler.FunctionCoverage[], offset: number): boolean {
  let innermost: Profiler.CoverageRange | undefined;
  for (const { ranges } of functions) {
    for (const range of ranges) {
      if (range.startOffset > offset || range.endOffset <= offset) continue;
      if (innermost === undefined || range.endOffset - range.startOffset <= innermost.endOffset - innermost.startOffset) innermost = range;
    }
  }
  return innermost !== undefined && innermost.count > 0;
}
