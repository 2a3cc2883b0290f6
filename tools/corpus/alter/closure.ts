import type { Definition, Topic } from '../../spec-machine/dialect.js';
import type { SpecParts } from '../../spec-machine/spec.js';

/** What stands for the vectors of all calculations of a topic where else the name of a kind stands. */
export function calculationsGroup({ topic }: Topic): string {
  return `calculations of ${topic}`;
}

/** Which kinds may be made otherwise when an entry of the spec changes. */
export class Closure {
  private readonly users = new Map<string, Set<string>>();
  private readonly kindsOf = new Map<string, string[]>();

  constructor(parts: SpecParts) {
    const topics = [...parts.topics.values()];
    const names = new Set(topics.flatMap((topic) => Object.keys(topic.definitions ?? {})));
    const uses = (user: string, entry: unknown): void => {
      for (const name of wordsIn(entry)) if (names.has(name)) this.users.set(name, (this.users.get(name) ?? new Set()).add(user));
    };
    for (const topic of topics) {
      for (const [name, definition] of Object.entries(topic.definitions ?? {})) uses(name, definition satisfies Definition);
      // A constraint is part of the structure that it is checked in.
      for (const { on, holds } of topic.requirements ?? []) if (on !== undefined) uses(on, holds);
      const groups: [string, unknown][] = [...Object.entries(topic.kinds ?? {}), [calculationsGroup(topic), { ...topic.calculations, scenarios: topic.scenarios, scripts: topic.scripts }]];
      for (const [kind, entry] of groups) {
        for (const name of wordsIn(entry)) if (names.has(name)) this.kindsOf.set(name, [...(this.kindsOf.get(name) ?? []), kind]);
      }
    }
  }

  /** The kinds in which a definition has a part. */
  kindsWith(definition: string): string[] {
    const reached = new Set([definition]);
    for (const name of reached) for (const user of this.users.get(name) ?? []) reached.add(user);
    return [...new Set([...reached].flatMap((name) => this.kindsOf.get(name) ?? []))];
  }
}

function wordsIn(entry: unknown): Set<string> {
  return new Set(JSON.stringify(entry ?? null).match(/[A-Za-z_]\w*/g) ?? []);
}
