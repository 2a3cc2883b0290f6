import type { MachineDefinition, Transition } from './machine-dialect.js';
import { fromJson, toJson } from './json.js';
import type { Value } from './primitives/primitive.js';
import { SpecError } from './rejection.js';
import type { Spec } from './spec.js';

export interface Step {
  event: string;
  transition: string;
  emits: Record<string, unknown>[];
  /** What is answered to the event, or the code with which it is refused. */
  answer?: unknown;
  rejects?: string;
}

/** A sequence of events and what may be observed: one list of steps, or several where the choice is the implementation's. */
export interface Scenario {
  start: Record<string, unknown>;
  events: string[];
  outcomes: Step[][];
}

interface Situation {
  state: string;
  variables: Record<string, Value>;
}

/**
 * Every sequence of events of the declared depth, from every start; or, of a machine that walks its situations, every event in
 * every situation that can be reached, on a shortest way to it.
 * Throws SpecError if an event finds no transition (and is not excluded), if two fire that are not marked `either`,
 * or if a transition or a pair of state and event never occurs.
 */
export function scenariosOf(spec: Spec, name: string, machine: MachineDefinition): Scenario[] {
  const walker = new Walker(spec, name, machine);
  const scenarios = walker.starts().flatMap(({ shown, situation }) => {
    const paths = [{ steps: [], situation }];
    return machine.walk === 'situations' ? walker.visit(paths, shown) : walker.walk(paths, [], shown);
  });
  walker.checkCoverage();
  return scenarios;
}

/** What one sequence of events leads to. Throws SpecError for an event that is excluded or finds no transition. */
export function scenarioOf(spec: Spec, name: string, machine: MachineDefinition, start: Record<string, unknown>, events: readonly string[]): Scenario {
  const walker = new Walker(spec, name, machine);
  const found = walker.starts().find(({ shown }) => Object.entries(start).every(([variable, value]) => shown[variable] === value));
  if (found === undefined) throw new SpecError(name, `it never starts with ${JSON.stringify(start)}`);
  return walker.follow([{ steps: [], situation: found.situation }], events, found.shown);
}

interface Path {
  steps: Step[];
  situation: Situation;
}

class Walker {
  private readonly taken = new Set<string>();
  private readonly visited = new Set<string>();

  constructor(
    private readonly spec: Spec,
    private readonly name: string,
    private readonly machine: MachineDefinition,
  ) {}

  starts(): { shown: Record<string, unknown>; situation: Situation }[] {
    let starts: { shown: Record<string, unknown>; situation: Situation }[] = [{ shown: {}, situation: { state: this.machine.start, variables: {} } }];
    for (const [name, { start }] of Object.entries(this.machine.variables ?? {})) {
      starts = starts.flatMap(({ shown, situation }) =>
        start.map((value) => ({ shown: { ...shown, [name]: value }, situation: { ...situation, variables: { ...situation.variables, [name]: fromJson(value) } } })),
      );
    }
    return starts;
  }

  walk(paths: Path[], events: string[], start: Record<string, unknown>): Scenario[] {
    if (events.length === this.machine.depth) return [{ start, events, outcomes: paths.map(({ steps }) => steps) }];
    const possible = this.possible(paths);
    if (possible.length === 0) return [{ start, events, outcomes: paths.map(({ steps }) => steps) }];
    return possible.flatMap((event) => this.walk(paths.flatMap((path) => this.step(path, event)), [...events, event], start));
  }

  visit(paths: Path[], start: Record<string, unknown>): Scenario[] {
    const known = new Set([keyOf(paths)]);
    const found: Scenario[] = [];
    let border = [{ paths, events: [] as string[] }];
    for (let depth = 0; border.length > 0; depth++) {
      if (depth > this.machine.depth) throw new SpecError(this.name, `more than ${this.machine.depth} events lead to situations that were not met before`);
      const next: typeof border = [];
      for (const here of border) {
        for (const event of this.possible(here.paths)) {
          const there = { paths: here.paths.flatMap((path) => this.step(path, event)), events: [...here.events, event] };
          found.push({ start, events: there.events, outcomes: there.paths.map(({ steps }) => steps) });
          const key = keyOf(there.paths);
          if (!known.has(key)) next.push(there);
          known.add(key);
        }
      }
      border = next;
    }
    return found;
  }

  follow(paths: Path[], events: readonly string[], start: Record<string, unknown>): Scenario {
    const after = events.reduce((current, event) => {
      if (!this.possible(current).includes(event)) throw new SpecError(this.name, `${event} cannot follow ${current[0].steps.map((step) => step.event).join(', ')}`);
      return current.flatMap((path) => this.step(path, event));
    }, paths);
    return { start, events: [...events], outcomes: after.map(({ steps }) => steps) };
  }

  private possible(paths: readonly Path[]): string[] {
    return Object.keys(this.machine.events).filter((event) => paths.every(({ situation }) => !this.excluded(event, situation)));
  }

  private step({ steps, situation }: Path, event: string): Path[] {
    this.visited.add(`${situation.state} ${event}`);
    const firing = this.machine.machine.filter((transition) => transition.event === event && transition.from.includes(situation.state) && this.holds(transition.if, situation));
    if (firing.length === 0) throw new SpecError(this.name, `no transition for ${event} in ${describe(situation)}`);
    if (firing.length > 1 && firing.some((transition) => !transition.either)) {
      throw new SpecError(this.name, `${firing.map(({ id }) => id).join(' and ')} both fire for ${event} in ${describe(situation)}`);
    }
    return firing.map((transition) => {
      this.taken.add(transition.id);
      const after = this.after(situation, transition);
      return { steps: [...steps, { event, transition: transition.id, emits: transition.emits ?? [], ...this.answerOf(transition, situation, after) }], situation: after };
    });
  }

  private answerOf({ answer, rejects }: Transition, before: Situation, after: Situation): Pick<Step, 'answer' | 'rejects'> {
    if (rejects !== undefined) return { rejects };
    return answer === undefined ? {} : { answer: toJson(this.evaluate(answer, { state: after.state, variables: { ...after.variables, before: { ...before.variables, state: before.state } } })) };
  }

  private after({ variables, state }: Situation, transition: Transition): Situation {
    const changes = Object.entries(transition.set ?? {}).map(([name, expression]) => [name, this.evaluate(expression, { state, variables })] as const);
    return { state: transition.to, variables: { ...variables, ...Object.fromEntries(changes) } };
  }

  private excluded(event: string, situation: Situation): boolean {
    return (this.machine.excluded ?? []).some((entry) => entry.event === event && this.holds(entry.when, situation));
  }

  private holds(condition: string | undefined, situation: Situation): boolean {
    return condition === undefined || this.evaluate(condition, situation) === true;
  }

  private evaluate(expression: string, { state, variables }: Situation): Value {
    return this.spec.expressions.compile(expression, this.name)({ ...variables, state });
  }

  checkCoverage(): void {
    const idle = this.machine.machine.filter(({ id }) => !this.taken.has(id)).map(({ id }) => id);
    if (idle.length > 0) throw new SpecError(this.name, `no scenario takes ${idle.join(', ')}`);
    const missing = this.machine.states.flatMap((state) =>
      Object.keys(this.machine.events).filter((event) => !this.visited.has(`${state} ${event}`) && !(this.machine.excluded ?? []).some((entry) => entry.event === event)).map((event) => `${state} x ${event}`),
    );
    if (missing.length > 0) throw new SpecError(this.name, `no scenario visits ${missing.join(', ')}`);
  }
}

function keyOf(paths: readonly Path[]): string {
  return [...new Set(paths.map(({ situation: { state, variables } }) => JSON.stringify([state, toJson(variables)])))].sort().join();
}

function describe({ state, variables }: Situation): string {
  return `${state} ${JSON.stringify(toJson(variables))}`;
}
