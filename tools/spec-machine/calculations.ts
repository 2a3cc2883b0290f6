import { isDeepStrictEqual } from 'node:util';
import { requirementsAt } from './covering.js';
import type { Calculation, CalculationCase } from './calculation-dialect.js';
import { toJson } from './json.js';
import { layoutsFor } from './layout.js';
import type { Value } from './primitives/primitive.js';
import { SpecError } from './rejection.js';
import type { Spec } from './spec.js';
import type { GeneratedVector } from './vectors.js';

/** The vectors of a calculation, one for each of its cases. Throws SpecError for a case of which its source says something else. */
export function vectorsOfCalculation(spec: Spec, name: string): GeneratedVector[] {
  const calculation = spec.calculations.get(name);
  if (!calculation) throw new SpecError(name, 'no such calculation');
  const { cases, operation, phase } = calculation;
  const first = cases.find(({ input }) => 'value' in calculate(spec, calculation, input));
  return cases.map((entry) => {
    const id = `${name}.${entry.id}`;
    const outcome = calculate(spec, calculation, entry.input);
    compare(spec, id, entry, outcome);
    const rejected = 'error' in outcome;
    const places = [...(rejected ? [`error:${outcome.error}`] : []), ...(entry.covers === undefined ? [] : [entry.covers]), name];
    return {
      id,
      ...requirementsAt(spec, {}, places),
      operation,
      input: entry.input as object,
      context: {},
      expect: rejected ? { rejection: { phase: spec.errors.get(outcome.error)?.phase ?? phase, codes: [outcome.error] } } : { value: outcome.value },
      ...(rejected && first ? { twin: `${name}.${first.id}` } : {}),
      origin: entry.source ? 'literal' : 'derived',
    };
  });
}

/** What the declarations answer to an input: a value, or the error that refuses it. */
export function calculate(spec: Spec, { result, refuses = [] }: Calculation, input: unknown): { value: unknown } | { error: string } {
  const refusal = refuses.find(({ when }) => evaluate(spec, when, { input: inner(input) }) === true);
  return refusal ? { error: refusal.error } : { value: toJson(evaluate(spec, result, { input: inner(input) })) };
}

function compare(spec: Spec, id: string, { value, holds }: CalculationCase, outcome: ReturnType<typeof calculate>): void {
  const got = 'value' in outcome ? outcome.value : undefined;
  if (value !== undefined && !isDeepStrictEqual(got, value)) throw new SpecError(id, `its source says ${JSON.stringify(value)}, the declarations ${JSON.stringify(outcome)}`);
  if (holds !== undefined && evaluate(spec, holds, { result: inner(got) }) !== true) throw new SpecError(id, `"${holds}" does not hold for ${JSON.stringify(outcome)}`);
}

function evaluate(spec: Spec, expression: string, scope: Record<string, Value>): Value {
  return spec.expressions.compile(expression, 'a calculation')(Object.assign(layoutsFor(spec, {}).freeScope(), scope));
}

/** Numbers become integers; texts stay texts, whatever they look like. */
function inner(json: unknown): Value {
  if (typeof json === 'number') return BigInt(json);
  if (Array.isArray(json)) return json.map(inner);
  if (typeof json === 'object' && json !== null) return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, inner(member)]));
  return json as Value;
}
