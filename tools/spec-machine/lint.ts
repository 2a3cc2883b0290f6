import { RESERVED_NAMES } from './context.js';
import { casesOf } from './decision-table.js';
import type { Calculation } from './calculation-dialect.js';
import type { Applies, ConstantsDefinition, Definition, Kind, Requirement, RowsDefinition, StructDefinition } from './dialect.js';
import { Layouts, NO_BINDINGS } from './layout.js';
import { PRIMITIVES } from './primitives/index.js';
import { SpecError } from './rejection.js';
import { formatRange, type Spec } from './spec.js';
import type { Script } from './script-dialect.js';
import { machineOf } from './scripts.js';
import { scenariosOf } from './state-machine.js';
import { parseTypeUse } from './type-use.js';

/** What is wrong with the spec as text: names that resolve to nothing, expressions that do not parse, tables that do not decide. */
export function lintSpec(spec: Spec): string[] {
  const linter = new Linter(spec);
  return linter.run();
}

class Linter {
  private readonly problems: string[] = [];
  /** The constants that expressions name. */
  private readonly named: ReadonlySet<string>;

  constructor(private readonly spec: Spec) {
    this.named = new Set(spec.topics.flatMap((topic) => [...namedIn(topic)]));
  }

  run(): string[] {
    for (const [name, definition] of this.spec.definitions) this.definition(name, definition);
    this.versions();
    this.requirements();
    for (const example of this.spec.examples) if (!this.spec.kinds.has(example.kind)) this.problems.push(`${example.id}: no kind is named ${example.kind}`);
    for (const [name, kind] of this.spec.kinds) this.kind(name, kind);
    for (const [name, calculation] of this.spec.calculations) this.calculation(name, calculation);
    for (const topic of this.spec.topics) for (const [name, script] of Object.entries(topic.scripts ?? {})) this.script(name, script);
    return this.problems;
  }

  private calculation(name: string, { result, refuses = [], mayRefuse = [], cases, asking, instead, undetermined, unverified, spaces = [] }: Calculation): void {
    for (const expression of [result, undetermined, unverified]) if (expression !== undefined) this.names(name, expression, new Set());
    for (const expression of [asking, instead]) if (expression !== undefined) this.names(name, expression, new Set(['asked', 'library']));
    this.unique(name, spaces.map(({ id }) => id));
    for (const { id, without, axes } of spaces) if (without !== undefined) this.names(`${name}.${id}`, without, new Set(Object.keys(axes)));
    for (const { when, error } of [...refuses, ...mayRefuse]) {
      this.names(name, when, new Set());
      if (!this.spec.errors.has(error)) this.problems.push(`${name}: ${error} is not in errors.json`);
    }
    this.unique(name, cases.map(({ id }) => id));
    for (const { id, holds } of cases) if (holds !== undefined) this.names(`${name}.${id}`, holds, new Set(['result']));
  }

  private script(name: string, script: Script): void {
    this.attempt(name, () => {
      const { events, variables = {}, machine } = machineOf(this.spec, name, script);
      for (const expression of [script.input, script.context]) if (expression !== undefined) this.names(name, expression, new Set(Object.keys(variables)));
      for (const event of Object.keys(events)) if (!(event in script.steps)) this.problems.push(`${name}: no step stands for ${event}`);
      for (const event of Object.keys(script.steps)) if (!(event in events)) this.problems.push(`${name}: ${script.machine} has no event ${event}`);
      for (const { id, answer, rejects } of machine) {
        if ((answer === undefined) === (rejects === undefined)) this.problems.push(`${name}: ${id} has to answer or to reject`);
        if (rejects !== undefined && !this.spec.errors.has(rejects)) this.problems.push(`${name}: ${rejects} is not in errors.json`);
      }
      this.unique(name, (script.cases ?? []).map(({ id }) => id));
    });
  }

  private kind(name: string, { type, encode, describe, samples }: Kind): void {
    this.attempt(name, () => new Layouts(this.spec, {}).bind(type, NO_BINDINGS, name));
    if (encode?.unless !== undefined) this.names(`${name}.encode`, encode.unless, new Set());
    if (encode?.mayRefuse !== undefined) this.names(`${name}.encode`, encode.mayRefuse, new Set(['value']));
    for (const expression of Object.values(describe?.facets ?? {})) this.names(`${name}.describe`, expression, new Set());
    for (const { id, derive } of samples) for (const expression of Object.values(derive ?? {})) this.names(`${name}.${id}`, expression, new Set());
  }

  private attempt(place: string, action: () => unknown): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      this.problems.push(error.message.startsWith(place) ? error.message : `${place}: ${error.message}`);
    }
  }

  private definition(name: string, definition: Definition): void {
    if ('struct' in definition) this.struct(name, definition);
    else if ('function' in definition) this.names(name, definition.function, new Set([...definition.params]));
    else if ('table' in definition) this.attempt(name, () => casesOf(this.spec, name, definition));
    else if ('machine' in definition) this.attempt(name, () => scenariosOf(this.spec, name, definition));
    else if ('rows' in definition) this.rows(name, definition);
    else if ('constants' in definition) this.constants(name, definition);
    else if ('enum' in definition) this.unique(name, definition.enum.map((member) => member.name));
    else if ('flags' in definition) this.unique(name, definition.flags.map((member) => member.name));
  }

  /** What no expression names changes no vector: then the topic says the number in words, too. */
  private constants(name: string, { says, constants }: ConstantsDefinition): void {
    const topic = this.spec.topicOf.get(name);
    const said = new Set([says, topic?.summary, ...(topic?.notes ?? [])].join(' ').replaceAll(',', '').match(/\d+/g));
    for (const [member, value] of Object.entries(constants)) {
      if (typeof value !== 'number' || said.has(String(value)) || this.named.has(`${name}.${member}`) || this.named.has(`${name}[`)) continue;
      this.problems.push(`${name}.${member}: no expression names it, and its topic does not say ${value}`);
    }
  }

  private rows(name: string, { columns, rows }: RowsDefinition): void {
    this.unique(name, columns);
    rows.forEach((row, index) => row.length === columns.length || this.problems.push(`${name}[${index}]: ${row.length} numbers for ${columns.length} columns`));
  }

  private unique(place: string, names: string[]): void {
    names.filter((name, index) => names.indexOf(name) !== index).forEach((name) => this.problems.push(`${place}: ${name} stands twice`));
  }

  private struct(name: string, struct: StructDefinition): void {
    const known = this.namesIn(struct);
    for (const field of struct.struct) {
      const place = `${name}.${field.name}`;
      for (const expression of [field.let, field.if, field.count, field.while, field.at, field.within, field.derive, field.from, field.declares, field.mapped, ...Object.values(field.context ?? {})]) if (expression !== undefined) this.names(place, expression, known);
      if (field.type !== undefined) this.type(place, field.type, struct, known);
      for (const list of [field.enum, field.flags]) if (list !== undefined && !this.spec.definitions.has(list)) this.problems.push(`${place}: no enumeration is named ${list}`);
      if (RESERVED_NAMES.has(field.name)) this.problems.push(`${place}: ${field.name} has a meaning of its own in expressions`);
    }
    if (struct.view !== undefined) this.names(name, struct.view, known);
    if (struct.from !== undefined) this.names(name, struct.from, new Set(['value']));
  }

  private namesIn(struct: StructDefinition): Set<string> {
    return new Set([...struct.struct.map((field) => field.name), ...(struct.params ?? [])]);
  }

  private type(place: string, text: string, struct: StructDefinition, known: ReadonlySet<string>): void {
    this.attempt(place, () => {
      const use = parseTypeUse(text, place);
      for (const name of [use.name, ...use.types.map((type) => type.name)]) {
        if (!Object.hasOwn(PRIMITIVES, name) && !this.spec.definitions.has(name) && !struct.types?.includes(name)) this.problems.push(`${place}: no type is named ${name}`);
      }
      for (const arg of use.args) this.names(place, arg, known);
    });
  }

  /** Every free name of an expression is a field, a parameter, a constant or one of the reserved names. */
  private names(place: string, expression: string, known: ReadonlySet<string>): void {
    this.attempt(place, () => {
      for (const name of this.spec.expressions.compile(expression, place).names) {
        // The loop variables of `map` and `filter` are single lower-case letters.
        if (known.has(name) || RESERVED_NAMES.has(name) || /^[a-z]$/.test(name)) continue;
        const definition = this.spec.definitions.get(name);
        if (!definition || !('constants' in definition || 'rows' in definition || 'enum' in definition || 'flags' in definition)) this.problems.push(`${place}: "${expression}" names ${name}, which is nothing here`);
      }
    });
  }

  private versions(): void {
    const versions = new Set(this.spec.versions.map(({ version }) => version));
    const check = (place: string, applies: Applies | undefined): void => {
      if (applies?.format === undefined) return;
      this.attempt(place, () => formatRange(applies.format as string));
      for (const end of applies.format.split('..')) {
        const known = end === '' || versions.has(end) || versions.has(`${end}.0`);
        if (!known) this.problems.push(`${place}: version ${end} is not in versions.json`);
      }
    };
    for (const requirement of this.spec.requirements.values()) check(requirement.id, requirement.applies);
    for (const [name, definition] of this.spec.definitions) {
      if ('struct' in definition) definition.struct.forEach((field) => check(`${name}.${field.name}`, field.applies));
      if ('enum' in definition) definition.enum.forEach((member) => check(`${name}.${member.name}`, member.applies));
      if ('flags' in definition) definition.flags.forEach((member) => check(`${name}.${member.name}`, member.applies));
    }
  }

  private requirements(): void {
    const places = this.places();
    for (const id of this.spec.notRequirements.keys()) if (this.spec.requirements.has(id)) this.problems.push(`${id}: it is a requirement, and stands in not-requirements.json`);
    for (const requirement of this.spec.requirements.values()) {
      const { id, on, field, holds, error } = requirement;
      for (const covered of requirement.covers ?? []) if (!places.has(covered)) this.problems.push(`${id}: there is no ${covered} to cover`);
      this.shown(requirement, requirement.covers ?? []);
      if (holds === undefined) continue;
      const struct = this.spec.definitions.get(on ?? '');
      if (!struct || !('struct' in struct) || !struct.struct.some((entry) => entry.name === field)) this.problems.push(`${id}: there is no field ${on}.${field}`);
      else this.names(id, holds, this.namesIn(struct));
      const blamed = /^\w+/.exec(requirement.blames ?? field ?? '')?.[0];
      if (struct && 'struct' in struct && !struct.struct.some((entry) => entry.name === blamed)) this.problems.push(`${id}: ${on} has no field ${requirement.blames} to blame`);
      if (!this.spec.errors.has(error ?? '')) this.problems.push(`${id}: ${error} is not in errors.json`);
    }
  }

  /** What valid input alone shows forbids nothing; what is permitted is found at a place of its own, not in every value of a kind. */
  private shown({ id, shownBy, holds, untested, facets = [] }: Requirement, covers: readonly string[]): void {
    for (const facet of facets) if (!this.spec.requirements.has(`facts.${facet}`)) this.problems.push(`${id}: there is no facet ${facet}`);
    if (shownBy === undefined) return;
    if (holds !== undefined) this.problems.push(`${id}: input breaks the constraint, so it is not shown by ${shownBy} alone`);
    if (untested !== undefined) this.problems.push(`${id}: it is ${untested}, so it is not shown by ${shownBy}`);
    const broad = shownBy === 'acceptance' ? covers.filter((place) => this.spec.kinds.has(place) || this.spec.definitions.has(place)) : [];
    for (const place of broad) this.problems.push(`${id}: ${place} is more than what is permitted: name the sample, field or form that a reader without the rule rejects`);
  }

  /** Everything that a requirement can cover. */
  private places(): Set<string> {
    const places = new Set<string>();
    for (const [name, definition] of this.spec.definitions) {
      places.add(name);
      if ('struct' in definition) definition.struct.forEach((field) => places.add(`${name}.${field.name}`).add(`${name}.${field.name}.form`));
      if ('table' in definition) definition.table.forEach((row) => places.add(`${name}.${row.id}`));
      if ('machine' in definition) definition.machine.forEach((transition) => places.add(`${name}.${transition.id}`));
    }
    for (const [name, kind] of this.spec.kinds) {
      places.add(name).add(`${name}.form`);
      for (const sample of kind.samples) places.add(`${name}.${sample.id}`);
      if (kind.encode) places.add(`${name}.encode`).add(`${name}.unencodable`);
    }
    for (const [name, { cases, spaces = [] }] of this.spec.calculations) {
      places.add(name);
      for (const { id, covers } of cases) places.add(covers ?? `${name}.${id}`);
      for (const { id } of spaces) places.add(`${name}.${id}`);
    }
    for (const { scripts } of this.spec.topics) for (const [name, { cases = [] }] of Object.entries(scripts ?? {})) for (const { id } of cases) places.add(`${name}.${id}`);
    for (const { scenarios } of this.spec.topics) for (const { id } of scenarios?.cases ?? []) places.add(`${scenarios?.name}.${id}`);
    for (const { verifications } of this.spec.topics) for (const { id } of verifications?.cases ?? []) places.add(`${verifications?.name}.${id}`);
    for (const code of this.spec.errors.keys()) places.add(`error:${code}`);
    for (const { id, holds } of this.spec.requirements.values()) if (holds !== undefined) places.add(`violated:${id}`);
    for (const example of this.spec.examples) if (example.covers !== undefined) places.add(example.covers);
    return places;
  }
}

/** Under these keys stand sentences, which may name a constant without using it. */
const TEXTS = new Set(['says', 'notes', 'summary', 'title', 'description', 'source', 'witness', 'note']);

function* namedIn(node: unknown): Iterable<string> {
  if (typeof node === 'string') yield* node.match(/\b[A-Z]\w*(?:\.\w+|\[)/g) ?? [];
  else if (typeof node === 'object' && node !== null) for (const [key, value] of Object.entries(node)) if (!TEXTS.has(key)) yield* namedIn(value);
}
