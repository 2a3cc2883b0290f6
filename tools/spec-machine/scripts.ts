import { isDeepStrictEqual } from 'node:util';
import { requirementsAt } from './covering.js';
import type { Topic, VectorContext } from './dialect.js';
import type { MachineDefinition } from './machine-dialect.js';
import { fromJson, toJson } from './json.js';
import { SpecError } from './rejection.js';
import type { Script, ScriptCase } from './script-dialect.js';
import type { Spec } from './spec.js';
import { scenarioOf, scenariosOf, type Scenario, type Step } from './state-machine.js';
import type { ExpectedSteps, GeneratedVector } from './vectors.js';

/**
 * The vectors of the scripts of a topic: the named cases, then every scenario of the machine, with the answer that it gives to
 * each step. Throws SpecError for a case of which its source says something else.
 */
export function vectorsOfScripts(spec: Spec, topic: Topic): GeneratedVector[] {
  return Object.entries(topic.scripts ?? {}).flatMap(([name, script]) => {
    const machine = machineOf(spec, name, script);
    const named = (script.cases ?? []).map((entry) => caseVector(spec, name, script, machine, entry));
    const scripts = new Set(named.map(({ input }) => JSON.stringify(input)));
    const walked = scenariosOf(spec, script.machine, machine).map((scenario) => vectorOf(spec, name, script, scenario, [name, ...slugOf(scenario)].join('.'), [], machine.walk === undefined));
    return [...named, ...walked.filter(({ input }) => !scripts.has(JSON.stringify(input)))];
  });
}

export function machineOf(spec: Spec, name: string, { machine: definition }: Script): MachineDefinition {
  const machine = spec.definitions.get(definition);
  if (machine === undefined || !('machine' in machine)) throw new SpecError(name, `${definition} is no state machine`);
  return machine;
}

function caseVector(spec: Spec, name: string, script: Script, machine: MachineDefinition, entry: ScriptCase): GeneratedVector {
  const id = `${name}.${entry.id}`;
  const scenario = scenarioOf(spec, script.machine, machine, entry.start ?? {}, entry.events);
  const answers = scenario.outcomes.map((steps) => steps.at(-1)?.answer);
  if (entry.answer !== undefined && !answers.some((answer) => isDeepStrictEqual(answer, entry.answer))) throw new SpecError(id, `its source says ${JSON.stringify(entry.answer)}, the machine ${JSON.stringify(answers)}`);
  return { ...vectorOf(spec, name, script, scenario, id, [id], false), origin: 'literal' };
}

function vectorOf(spec: Spec, name: string, script: Script, scenario: Scenario, id: string, places: readonly string[], walksAll: boolean): GeneratedVector {
  const evaluate = (text: string): object => toJson(spec.expressions.compile(text, name)(fromJson(scenario.start) as Record<string, unknown>)) as object;
  const context = script.context === undefined ? {} : (evaluate(script.context) as VectorContext);
  const steps = scenario.events.map((event) => {
    const step = script.steps[event] as object | undefined;
    if (step === undefined) throw new SpecError(name, `no step stands for ${event}`);
    return step;
  });
  const outcomes = scenario.outcomes.map((outcome) => ({ steps: outcome.map((step) => ({ expect: expectationOf(spec, name, step) })) }));
  const different = outcomes.filter((outcome, index) => outcomes.findIndex((other) => isDeepStrictEqual(outcome, other)) === index);
  const transitions = (steps: readonly Step[]): string[] => steps.map(({ transition }) => `${script.machine}.${transition}`);
  // On a way to a situation only the last event is new; one of all ways is shown as a whole.
  const shown = walksAll ? transitions(scenario.outcomes.flat()).map((place) => [place]) : [[...places, ...scenario.outcomes.flatMap((steps) => transitions(steps.slice(-1)))]];
  const informative = scenario.outcomes.flat().some(({ transition }) => requirementsAt(spec, context, [`${script.machine}.${transition}`]).informative);
  return {
    id,
    requirements: [...new Set(shown.flatMap((places) => requirementsAt(spec, context, places).requirements))],
    operation: script.operation,
    input: { ...evaluate(script.input), steps },
    context,
    expect: different.length === 1 ? different[0] : { oneOf: different },
    origin: 'derived',
    ...(informative ? { informative } : {}),
  };
}

function expectationOf(spec: Spec, name: string, { event, answer, rejects }: Step): ExpectedSteps['steps'][number]['expect'] {
  if (rejects !== undefined) return { rejection: { phase: spec.errors.get(rejects)?.phase ?? '', codes: [rejects] } };
  if (answer === undefined) throw new SpecError(name, `nothing is answered to ${event}`);
  return { value: answer };
}

/** The start, as far as it is not the only one, and the events. */
function slugOf({ start, events }: Scenario): string[] {
  const values = Object.entries(start).flatMap(([variable, value]) => (typeof value === 'boolean' ? [`${value ? '' : 'no-'}${variable}`] : typeof value === 'string' ? [value.replaceAll('.', '-')] : []));
  return [...values, ...events].map((part) => part.replaceAll(' ', '-'));
}
