import type { Row, TableDefinition } from './dialect.js';
import { fromJson } from './json.js';
import { SpecError } from './rejection.js';
import type { Spec } from './spec.js';

/** One combination of inputs and the row that decides it. */
export interface Case {
  inputs: Record<string, unknown>;
  row: Row;
  /** How many inputs differ from the ordinary value. */
  deviations: number;
}

/** Tables with more combinations than this have to be split. */
const MAX_COMBINATIONS = 1_000_000;

/**
 * Every possible combination of inputs with the row that decides it.
 * Throws SpecError where no row fires, where two rows of an unordered table fire, and for a row that never decides.
 */
export function casesOf(spec: Spec, name: string, table: TableDefinition): Case[] {
  const evaluate = (expression: string, scope: Record<string, unknown>): boolean => spec.expressions.compile(expression, name)(scope) === true;
  const cases: Case[] = [];
  for (const { inputs, scope, deviations } of combinations(name, table)) {
    if ((table.impossible ?? []).some(({ when }) => evaluate(when, scope))) continue;
    const firing = table.ordered ? [table.table.find((row) => evaluate(row.when, scope))] : table.table.filter((row) => evaluate(row.when, scope));
    const [row, second] = firing;
    if (!row) throw new SpecError(name, `no row decides ${JSON.stringify(inputs)}`);
    if (second) throw new SpecError(name, `${row.id} and ${second.id} both decide ${JSON.stringify(inputs)}`);
    cases.push({ inputs, row, deviations });
  }
  const unreachable = table.table.filter((row) => !cases.some((entry) => entry.row === row));
  if (unreachable.length > 0) throw new SpecError(name, `no combination of inputs reaches ${unreachable.map((row) => row.id).join(', ')}`);
  return cases;
}

function* combinations(name: string, table: TableDefinition): Generator<{ inputs: Record<string, unknown>; scope: Record<string, unknown>; deviations: number }> {
  const inputs = Object.entries(table.inputs).map(([key, { values }]) => ({ key, values, inner: values.map(fromJson) }));
  const total = inputs.reduce((product, { values }) => product * values.length, 1);
  if (total > MAX_COMBINATIONS) throw new SpecError(name, `${total} combinations of inputs`);
  for (let number = 0; number < total; number++) {
    let rest = number;
    const chosen = inputs.map(({ key, values, inner }) => {
      const index = rest % values.length;
      rest = Math.floor(rest / values.length);
      return { key, value: values[index], inner: inner[index], deviates: index > 0 };
    });
    yield {
      inputs: Object.fromEntries(chosen.map(({ key, value }) => [key, value])),
      scope: Object.fromEntries(chosen.map(({ key, inner }) => [key, inner])),
      deviations: chosen.filter(({ deviates }) => deviates).length,
    };
  }
}

/**
 * The scenarios worth a vector: for each row every combination with the fewest unusual inputs, and every combination
 * that differs from such a one in a single input (both sides of each border of the row).
 */
export function scenariosOf(table: TableDefinition, cases: readonly Case[]): Case[] {
  const rows = new Set(cases.map(({ row }) => row));
  const key = (inputs: Record<string, unknown>): string => JSON.stringify(inputs);
  const known = new Map(cases.map((entry) => [key(entry.inputs), entry]));
  const chosen = new Set<Case>();
  for (const row of rows) {
    const own = cases.filter((entry) => entry.row === row);
    const fewest = Math.min(...own.map(({ deviations }) => deviations));
    for (const entry of own.filter(({ deviations }) => deviations === fewest)) {
      chosen.add(entry);
      for (const [name, value] of Object.entries(entry.inputs)) {
        for (const other of table.inputs[name].values) {
          const neighbour = other === value ? undefined : known.get(key({ ...entry.inputs, [name]: other }));
          if (neighbour) chosen.add(neighbour);
        }
      }
    }
  }
  return [...chosen];
}
