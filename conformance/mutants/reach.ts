import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compiledName, type CompiledReference } from './reference-copy.js';
import type { Examining } from './examining.js';
import type { Kill, Reached } from './protocol.js';
import type { Slip } from './slip.js';

/** In which order the families examine a mutant. */
export interface Order {
  families: number[];
  /** How many of them, from the first, are known to run the changed code. */
  reaching: number;
}

export interface Scouted {
  /** By the ids of the mutants. */
  orders: ReadonlyMap<string, Order>;
  /** Vectors that are failed without any slip. */
  failed: Kill[];
}

/** Which families run the code of which slip; kept in `file`, because it takes a run of all vectors. */
export async function scouted(slips: readonly Slip[], reference: CompiledReference, examining: Examining, file: string): Promise<Scouted> {
  const places = slips.map(({ mutant, offset }) => ({ file: compiledName(mutant.file), offset }));
  const key = JSON.stringify(places);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { key: string; reached: Reached }) : undefined;
  let reached = kept?.key === key ? kept.reached : undefined;
  if (reached === undefined) {
    const answer = await examining.ask({ ask: 'reach', reference: reference.url, places });
    examining.stop();
    if (answer.answer !== 'reach') throw new Error(`the process that runs vectors answered ${answer.answer}`);
    reached = answer.reached;
    writeFileSync(file, JSON.stringify({ key, reached }));
  }
  const found = reached;
  return { orders: new Map(slips.map(({ mutant }, index) => [mutant.id, orderOf(mutant, index, found, reference)])), failed: found.failed };
}

/**
 * The families that run the place, the quickest first. What is run when modules are loaded, constants above all, may matter to
 * everybody; those first that run anything in the file or in one that imports it.
 */
function orderOf(mutant: Slip['mutant'], index: number, { atLoad, families }: Reached, reference: CompiledReference): Order {
  const quickest = [...families.keys()].sort((a, b) => families[a].milliseconds - families[b].milliseconds);
  const running = quickest.filter((family) => families[family].places.includes(index));
  if (!atLoad.includes(index)) return { families: running, reaching: running.length };
  const near = new Set([compiledName(mutant.file), ...reference.importersOf(mutant.file)]);
  const nearby = quickest.filter((family) => families[family].files.some((file) => near.has(file)));
  const first = [...new Set([...running, ...nearby])];
  return { families: [...new Set([...first, ...quickest])], reaching: first.length };
}
