import { gcRefMaps, type GcRefMap } from '../image/gc-ref-map.js';
import type { Image } from '../image/image.js';
import { WorkBudget } from '../io/work-budget.js';

export interface GcRefMapsFact {
  /** Index of the import section. */
  readonly importSection: number;
  /** One a cell; null for an empty map where there is no stack pop. */
  readonly maps: readonly (GcRefMapFact | null)[];
}

export interface GcRefMapFact {
  /** Only on x86. */
  readonly stackPop: number | null;
  readonly tokens: readonly (readonly [position: number, token: number])[];
}

/** The GC ref maps of the import sections that have any. */
export function* delayLoadGcRefMapsFacet(image: Image): Iterable<GcRefMapsFact> {
  const budget = new WorkBudget(image.context.space.bytes.length);
  for (const section of image.importSections) {
    if (section.auxiliaryData === 0 || section.cellCount === 0) continue;
    yield { importSection: section.index, maps: Array.from(gcRefMaps(image.context, section, budget), mapFact) };
  }
}

function mapFact({ stackPop, slots }: GcRefMap): GcRefMapFact | null {
  if (stackPop === undefined && slots.length === 0) return null;
  return { stackPop: stackPop ?? null, tokens: slots.map(({ position, token }) => [position, token] as const) };
}
