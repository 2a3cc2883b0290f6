import { isFinding, type ResultRecord } from '../runner/results.js';
import { failureText, type FailureStyle } from './failure.js';

/** Ids in a line that stands for failures that are not shown in full. */
const MAXIMUM_IDS = 3;

/** The messages of the failing tests of one run: the first failures in full, each once, then ids. */
export class JestMessages {
  private readonly shown = new Set<string>();

  constructor(
    private readonly style: FailureStyle,
    private readonly maxFailures: number,
  ) {}

  /** The message for the vectors of one requirement; undefined if none failed. */
  message(results: ResultRecord[]): string | undefined {
    const findings = results.filter(({ verdict }) => isFinding(verdict));
    if (findings.length === 0) return undefined;
    const full = findings.filter(({ id }) => !this.shown.has(id)).slice(0, this.maxFailures - this.shown.size);
    for (const { id } of full) this.shown.add(id);
    const rest = findings.filter((finding) => !full.includes(finding)).map(({ id }) => id);
    const ids = rest.slice(0, MAXIMUM_IDS).join(', ') + (rest.length > MAXIMUM_IDS ? ', ...' : '');
    const texts = full.map((result) => failureText(result, this.style));
    return [...texts, ...(rest.length > 0 ? [`${rest.length} of ${results.length} vectors fail besides: ${ids}`] : [])].join('\n\n');
  }
}
