import { isDeepStrictEqual } from 'node:util';
import { appliesTo, type Spec } from './spec.js';
import type { Calculation, CalculationCase, Space } from './calculation-dialect.js';
import { casesOfSpace } from './calculation-spaces.js';
import { scopeOf } from './context.js';
import type { Requirement, VectorContext } from './dialect.js';
import type { Scope } from './expressions.js';
import { toJson } from './json.js';
import type { Value } from './primitives/primitive.js';
import { SpecError } from './rejection.js';
import { nested } from './samples.js';
import type { ExpectedRejection, GeneratedVector } from './vectors.js';

/** The vectors of a calculation, one for each of its cases. Throws SpecError for a case of which its source says something else. */
export function vectorsOfCalculation(spec: Spec, name: string): GeneratedVector[] {
  const calculation = spec.calculations.get(name);
  if (!calculation) throw new SpecError(name, 'no such calculation');
  return new Calculator(spec, name, calculation).vectors();
}

/** What the declarations answer to an input: a value, or the error that refuses it. */
export function calculate(spec: Spec, calculation: Calculation, input: unknown, context: VectorContext = {}): Outcome {
  return new Calculator(spec, '', calculation).outcome(inner(input), context);
}

type Outcome = { value: unknown } | { error: string };

/** One in so many inputs is answered as it is, too. */
const SAMPLED = 200;

class Calculator {
  private readonly scopes = new Map<string, Scope>();
  /** By what they cover. */
  private readonly requirements = new Map<string, Requirement[]>();
  private readonly library: Value;
  private asked = 0;

  constructor(
    private readonly spec: Spec,
    private readonly name: string,
    private readonly calculation: Calculation,
  ) {
    this.library = inner(calculation.library ?? {});
    for (const requirement of spec.requirements.values()) {
      for (const place of requirement.covers ?? []) this.requirements.set(place, [...(this.requirements.get(place) ?? []), requirement]);
    }
  }

  vectors(): GeneratedVector[] {
    const { cases, spaces = [] } = this.calculation;
    const vectors = cases.flatMap((entry) => this.vectorOf(this.withNesting(entry), []));
    for (const space of spaces) {
      for (const entry of casesOfSpace(this.calculation, space, (chosen) => this.leavesOut(space, chosen))) vectors.push(...this.vectorOf(entry, [`${this.name}.${space.id}`]));
    }
    const ids = new Set<string>();
    for (const { id } of vectors) if (ids.size === ids.add(id).size) throw new SpecError(id, 'two vectors have this id');
    const first = vectors.find(({ expect, informative }) => ('value' in expect || 'thunk' in expect) && !informative);
    for (const vector of vectors) if ('rejection' in vector.expect && first) vector.twin = first.id;
    return vectors.map(({ twin, origin, informative, otherwise, ...rest }) => ({ ...rest, ...(twin === undefined ? {} : { twin }), origin, ...(informative ? { informative } : {}), ...(otherwise ? { otherwise } : {}) }));
  }

  private withNesting(entry: CalculationCase): CalculationCase {
    const { input, nest } = entry;
    return nest === undefined ? entry : { ...entry, input: nested(this.spec, input as Value, { ...nest, around: nest.around as Value }) };
  }

  private leavesOut({ without }: Space, chosen: Record<string, unknown>): boolean {
    return without !== undefined && this.evaluate(without, {}, inner(chosen) as Scope) === true;
  }

  /** None if nobody knows the answer. */
  private vectorOf(entry: CalculationCase, more: readonly string[]): GeneratedVector[] {
    const id = `${this.name}.${entry.id}`;
    const { asking, operation, undetermined, unverified } = this.calculation;
    const context = entry.context ?? {};
    const asked = inner(entry.input);
    const input = asking === undefined ? asked : this.evaluate(asking, context, { asked, library: this.library });
    const quick = this.quick(id, input, asked, context);
    this.spec.expressions.rows.clear();
    const outcome = this.outcome(quick, context);
    const rows = [...this.spec.expressions.rows];
    const rejected = 'error' in outcome;
    if (!rejected && undetermined !== undefined && this.evaluate(undetermined, context, { input: quick }) === true) return [];
    compare(this.spec, id, entry, outcome);
    const places = [...(rejected ? [`error:${outcome.error}`] : rows), ...(entry.covers === undefined ? [] : [entry.covers]), id, ...more];
    const requirements = this.requirementsOf(places, context);
    const informative = (!rejected && unverified !== undefined && this.evaluate(unverified, context, { input: quick }) === true) || this.areUnverified(requirements);
    const otherwise = (entry.differs ?? entry.tells) && !rejected ? this.alternatives(quick, context, outcome.value) : {};
    if (entry.tells !== undefined && !(entry.tells in otherwise)) throw new SpecError(id, `the answer is the same under ${entry.tells}`);
    return [{
      id,
      requirements,
      operation,
      input: (asking === undefined ? entry.input : toJson(input)) as object,
      context,
      expect: rejected ? this.rejection(outcome.error) : operation === 'wasm.thunk' ? { thunk: outcome.value } : this.mayBeRefused({ value: outcome.value }, input, context),
      origin: entry.source ? 'literal' : 'derived',
      ...(informative ? { informative } : {}),
      ...(Object.keys(otherwise).length > 0 ? { otherwise } : {}),
    }];
  }

  /** The input that is answered instead. Throws SpecError where it has another answer. */
  private quick(id: string, input: Value, asked: Value, context: VectorContext): Value {
    const { instead } = this.calculation;
    if (instead === undefined || input === asked) return input;
    const other = this.evaluate(instead, context, { input, library: this.library });
    if (this.asked++ % SAMPLED === 0 && !isDeepStrictEqual(this.outcome(input, context), this.outcome(other, context))) throw new SpecError(id, 'what is asked instead has another answer');
    return other;
  }

  private rejection(error: string): { rejection: ExpectedRejection } {
    return { rejection: { phase: this.spec.errors.get(error)?.phase ?? this.calculation.phase, codes: [error] } };
  }

  private mayBeRefused(accepted: { value: unknown }, input: Value, context: VectorContext): GeneratedVector['expect'] {
    const refusals = (this.calculation.mayRefuse ?? []).filter(({ when }) => this.evaluate(when, context, { input }) === true);
    return refusals.length === 0 ? accepted : { oneOf: [accepted, ...refusals.map(({ error }) => this.rejection(error))] };
  }

  /** The members of the answer that differ under other values of a member of the context. */
  private alternatives(input: Value, context: VectorContext, right: unknown): Record<string, unknown> {
    const { alternatives, undetermined } = this.calculation;
    const answers: Record<string, unknown> = {};
    for (const value of alternatives?.values ?? []) {
      const other = { ...context, [alternatives?.member ?? '']: value };
      const open = undetermined !== undefined && this.evaluate(undetermined, other, { input }) === true;
      const outcome = this.outcome(input, other);
      if ('error' in outcome) continue;
      const members = Object.entries(outcome.value as object).filter(([name, member]) => (!open || alternatives?.determined.includes(name)) && !isDeepStrictEqual(member, (right as Record<string, unknown>)[name]));
      if (members.length > 0) answers[value] = Object.fromEntries(members);
    }
    return answers;
  }

  outcome(input: Value, context: VectorContext): Outcome {
    const { result, refuses = [] } = this.calculation;
    const refusal = refuses.find(({ when }) => this.evaluate(when, context, { input }) === true);
    return refusal ? { error: refusal.error } : { value: toJson(this.evaluate(result, context, { input })) };
  }

  private evaluate(expression: string, context: VectorContext, more: Scope): Value {
    const key = JSON.stringify(context);
    let scope = this.scopes.get(key);
    if (scope === undefined) this.scopes.set(key, (scope = scopeOf(this.spec, context)));
    return this.spec.expressions.compile(expression, this.name)(Object.assign(Object.create(scope) as Scope, more));
  }

  /** The requirements that cover any of the places; if there are none, those that cover the calculation. */
  private requirementsOf(places: readonly string[], context: VectorContext): string[] {
    const found = [...new Set(places.flatMap((place) => this.covering(place, context)))];
    return found.length > 0 ? found : this.covering(this.name, context);
  }

  private covering(place: string, context: VectorContext): string[] {
    return (this.requirements.get(place) ?? []).filter(({ applies }) => appliesTo(applies, context)).map(({ id }) => id);
  }

  private areUnverified(ids: readonly string[]): boolean {
    return ids.length > 0 && ids.every((id) => this.spec.requirements.get(id)?.confidence === 'unverified');
  }
}

function compare(spec: Spec, id: string, { value, holds, rejects }: CalculationCase, outcome: Outcome): void {
  if (rejects !== undefined && !('error' in outcome && outcome.error === rejects)) throw new SpecError(id, `its source rejects it with ${rejects}, the declarations say ${JSON.stringify(outcome)}`);
  const got = 'value' in outcome ? outcome.value : undefined;
  if (value !== undefined && !isDeepStrictEqual(got, value)) throw new SpecError(id, `its source says ${JSON.stringify(value)}, the declarations ${JSON.stringify(outcome)}`);
  if (holds === undefined) return;
  const scope = Object.assign(scopeOf(spec, {}), { result: inner(got) });
  if (spec.expressions.compile(holds, id)(scope) !== true) throw new SpecError(id, `"${holds}" does not hold for ${JSON.stringify(outcome)}`);
}

/** Numbers become integers; texts stay texts, whatever they look like. */
function inner(json: unknown): Value {
  if (typeof json === 'number') return BigInt(json);
  if (Array.isArray(json)) return json.map(inner);
  if (typeof json === 'object' && json !== null) return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, inner(member)]));
  return json as Value;
}
