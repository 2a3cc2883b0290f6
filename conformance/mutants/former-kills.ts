import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'glob';
import type { Outcome } from './outcome.js';

/** The vectors that killed mutants in earlier runs, by the id of the mutant: asked first, they mostly do so again. */
export function formerKills(root: string, state: string): Map<string, string> {
  const kills = new Map<string, string>();
  const note = ({ id, killed }: Pick<Outcome, 'id' | 'killed'>): void => {
    if (killed?.by === 'vector') kills.set(id, killed.vector);
  };
  const result = join(root, 'conformance/mutants/result.json');
  if (existsSync(result)) (JSON.parse(readFileSync(result, 'utf8')) as { outcomes: Outcome[] }).outcomes.forEach(note);
  for (const name of globSync('*.jsonl', { cwd: state })) {
    const lines = readFileSync(join(state, name), 'utf8').split('\n');
    lines.slice(0, -1).forEach((line) => note(JSON.parse(line) as Outcome));
  }
  return kills;
}
