import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requirementsAt } from './covering.js';
import type { Row, Topic } from './dialect.js';
import { editsOf } from './edits.js';
import { fromJson } from './json.js';
import { SpecError } from './rejection.js';
import type { Scenario, Scenarios } from './scenario-dialect.js';
import type { Spec } from './spec.js';
import type { GeneratedVector } from './vectors.js';

/** Paths of scenarios are relative to this folder, as those of the corpus. */
const FILES = fileURLToPath(new URL('../../../conformance/', import.meta.url));

/** The condition of the row of a table that lets everything else pass. */
const ALWAYS = 'true';

/**
 * The vectors of the scenarios of a topic: committed files, named fields of them changed, and what the tables decide about them.
 * Throws SpecError for a field that is not there, and for inputs that no table has or that cannot occur.
 */
export function vectorsOfScenarios(spec: Spec, { scenarios }: Topic): GeneratedVector[] {
  if (scenarios === undefined) return [];
  return scenarios.cases.map((scenario) => vectorOf(spec, scenarios, scenario));
}

function vectorOf(spec: Spec, scenarios: Scenarios, scenario: Scenario): GeneratedVector {
  const id = `${scenarios.name}.${scenario.id}`;
  const base = scenarios.bases[scenario.base];
  if (base === undefined) throw new SpecError(id, `no base is named ${scenario.base}`);
  const { row, passed } = decided(spec, scenarios, id, scenario.inputs ?? {});
  const files = [...base.files, ...(scenario.files ?? [])]
    .filter(({ path }) => !(scenario.without ?? []).includes(nameOf(path)))
    .map(({ path, role }) => {
      const bytes = readFileSync(FILES + path);
      const edits = editsOf(spec, id, bytes, (scenario.edits ?? []).filter(({ file }) => (file ?? base.select) === nameOf(path)));
      return { name: nameOf(path), role, path, sha256: createHash('sha256').update(bytes).digest('hex'), ...(edits.length > 0 ? { edits } : {}) };
    });
  return {
    id,
    ...requirementsAt(spec, {}, [id, ...passed]),
    operation: scenarios.operation,
    input: { files, select: base.select, runtime: { ...scenarios.runtime, ...scenario.runtime } },
    context: base.context ?? {},
    expect: expectation(scenario, row),
    origin: 'derived',
  };
}

/**
 * The row that decides: of the first table whose answer is not the last one's way to go on. What shows it shows also the rows before
 * that let pass what is not ordinary.
 */
function decided(spec: Spec, { tables }: Scenarios, id: string, inputs: Record<string, unknown>): { row: Row; passed: string[] } {
  const used = new Set<string>();
  const passed: string[] = [];
  let last: Row | undefined;
  for (const table of tables) {
    const definition = spec.definitions.get(table);
    if (definition === undefined || !('table' in definition)) throw new SpecError(id, `${table} is no decision table`);
    const names = Object.keys(definition.inputs);
    const values = Object.fromEntries(names.map((name) => [name, inputs[name] ?? definition.inputs[name].values[0]]));
    const scope = Object.fromEntries(names.map((name) => [name, fromJson(values[name])]));
    const holds = (when: string): boolean => spec.expressions.compile(when, id)(scope) === true;
    for (const name of names) {
      if (name in inputs) used.add(name);
      if (!definition.inputs[name].values.includes(values[name])) throw new SpecError(id, `${name} of ${table} is never ${JSON.stringify(values[name])}`);
    }
    const impossible = definition.impossible?.find(({ when }) => holds(when));
    if (impossible) throw new SpecError(id, `it cannot be: ${impossible.because}`);
    const row = definition.table.find(({ when }) => holds(when));
    if (row === undefined) throw new SpecError(id, `no row of ${table} decides`);
    if (last?.when === ALWAYS) passed.pop();
    passed.push(`${table}.${row.id}`);
    last = row;
    if (row.then.outcome !== 'accept') break;
  }
  const unknown = Object.keys(inputs).find((name) => !used.has(name));
  if (unknown !== undefined) throw new SpecError(id, `no table that is asked has the input ${unknown}`);
  if (last === undefined) throw new SpecError(id, 'there are no tables');
  return { row: last, passed };
}

/** A real runtime does not say which rule it was: the rule may be left out. */
function expectation({ dropped = [], throwsAtCall = [], fatalAtCall, unfilled, allows = [] }: Scenario, { id, then: { outcome, rule: decided } }: Row): GeneratedVector['expect'] {
  const methods = { dropped, throwsAtCall, ...(fatalAtCall === undefined ? {} : { fatalAtCall }), ...(unfilled === undefined ? {} : { unfilled }) };
  const rule = decided ?? /^[A-Z]+-\d+/.exec(id)?.[0];
  const answers = [{ outcome, rule, ...methods }, { outcome, ...methods }, ...allows.map((other) => ({ outcome: other, ...methods }))];
  return { oneOf: answers.map((value) => ({ value })) };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
