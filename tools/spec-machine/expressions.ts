import { Environment } from '@marcbachmann/cel-js';
import type { FunctionDefinition, Row, TableDefinition } from './dialect.js';
import { fromJson } from './json.js';
import type { Value } from './primitives/primitive.js';
import { NoAnswer, SpecError } from './rejection.js';
import { ContentIds } from './remember.js';

/** The variables that an expression sees. */
export type Scope = Record<string, unknown>;

export interface Compiled {
  (scope: Scope): Value;
  /** The free names in the expression. */
  readonly names: ReadonlySet<string>;
  /** What the expression was parsed to, for whoever shows it. */
  readonly tree: ExpressionNode;
}

/** A node of the syntax tree of CEL: an operator and its operands, which are nodes, lists of nodes, names or literals. */
export interface ExpressionNode {
  op: string;
  args: unknown;
}

export const isNode = (value: unknown): value is ExpressionNode => typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** Collects the identifiers of an expression, without the loop variables of its macros. */
function namesIn(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) node.forEach((child) => namesIn(child, names));
  else if (isNode(node)) {
    if (node.op === 'id') names.add(String(node.args));
    else if (node.op === '.' || node.op === '.?') namesIn((node.args as unknown[])[0], names);
    else namesIn(node.args, names);
  }
}

const int = (value: unknown): bigint => {
  if (typeof value !== 'bigint') throw new RangeError(`not an integer: ${String(value)}`);
  return value;
};

/** Malformed UTF-8 is read as U+FFFD. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Functions on top of standard CEL: bit operations (named as in CEL's math extension) and what layouts need. */
const FUNCTIONS: Record<string, (...args: unknown[]) => unknown> = {
  'bitAnd(dyn, dyn): dyn': (a, b) => int(a) & int(b),
  'bitOr(dyn, dyn): dyn': (a, b) => int(a) | int(b),
  'bitXor(dyn, dyn): dyn': (a, b) => int(a) ^ int(b),
  'shiftLeft(dyn, dyn): dyn': (a, b) => int(a) << int(b),
  'shiftRight(dyn, dyn): dyn': (a, b) => int(a) >> int(b),
  'ceilLog2(dyn): dyn': (a) => BigInt(int(a) <= 1n ? 0 : (int(a) - 1n).toString(2).length),
  'setBits(dyn): dyn': (a) => [...int(a).toString(2)].reverse().flatMap((bit, index) => (bit === '1' ? [BigInt(index)] : [])),
  'max(dyn, dyn): dyn': (a, b) => (int(a) > int(b) ? a : b),
  'min(dyn, dyn): dyn': (a, b) => (int(a) < int(b) ? a : b),
  'range(dyn, dyn): dyn': (from, to) => {
    if (int(to) - int(from) > 1_000_000n) throw new RangeError('range too long');
    return Array.from({ length: Math.max(0, Number(int(to) - int(from))) }, (_, index) => int(from) + BigInt(index));
  },
  'sum(dyn): dyn': (list) => (list as unknown[]).reduce<bigint>((total, value) => total + int(value), 0n),
  'addSigned(dyn, dyn, dyn): dyn': (bits, a, b) => BigInt.asIntN(Number(int(bits)), int(a) + int(b)),
  'text(dyn): dyn': (bytes) => UTF8.decode(bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes as unknown[], (byte) => Number(int(byte)))),
  'utf8(dyn): dyn': (text) => Array.from(new TextEncoder().encode(String(text)), BigInt),
  'isText(dyn): dyn': (value) => typeof value === 'string',
  'only(dyn, dyn): dyn': (record, names) => Object.fromEntries(Object.entries(record as object).filter(([name]) => (names as unknown[]).includes(name))),
  'merged(dyn): dyn': (records) => Object.assign({}, ...(records as object[])) as object,
  'sorted(dyn): dyn': (texts) => [...new Set(texts as string[])].sort(),
  'flatten(dyn): dyn': (lists) => (lists as unknown[][]).flat(),
  'version(string): dyn': (text) => versionNumber(String(text)),
};

/** `16.0` as one number that can be compared. */
export function versionNumber(text: string): bigint {
  const [major, minor] = text.split('.').map(Number);
  return BigInt(major) * 65536n + BigInt(minor ?? 0);
}

/** Compiles expressions of the spec, each once. CEL is synchronous, has 64-bit integers and never calls `eval`. */
export class Expressions {
  private readonly environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
  private readonly compiled = new Map<string, Compiled>();
  private readonly contentIds = new ContentIds();
  private readonly decisions = new Map<string, { row: string; then: Value }>();
  /** The rows (`Table.row`) that `decide` came to since whoever wants to know emptied it. */
  readonly rows = new Set<string>();

  /** @param constants what functions see beside their parameters */
  constructor(functions: Record<string, FunctionDefinition>, constants: Scope, tables: Record<string, TableDefinition> = {}) {
    for (const [signature, handler] of Object.entries(FUNCTIONS)) this.environment.registerFunction(signature, handler);
    const callables = new Map<string, (...args: unknown[]) => unknown>();
    for (const [name, { params, function: body, remember }] of Object.entries(functions)) {
      const compute = (...args: unknown[]): unknown => {
        const scope = Object.create(constants) as Scope;
        params.forEach((param, index) => (scope[param] = args[index]));
        return this.compile(body, name)(scope);
      };
      const call = remember ? this.remembering(compute) : compute;
      callables.set(name, call);
      this.environment.registerFunction(`${name}(${params.map(() => 'dyn').join(', ')}): dyn`, call);
    }
    this.environment.registerFunction('fold(string, dyn, dyn): dyn', (name: unknown, list: unknown, start: unknown) => {
      const step = callables.get(String(name));
      if (!step) throw new RangeError(`no function is named ${String(name)}`);
      return (list as unknown[]).reduce((result, item) => step(result, item), start);
    });
    this.environment.registerFunction('decide(string, dyn): dyn', (name: unknown, inputs: unknown) => {
      if (!Object.hasOwn(tables, String(name))) throw new RangeError(`no table is named ${String(name)}`);
      return this.decide(String(name), tables[String(name)], inputs as Scope);
    });
  }

  /** What the row of a table says that decides; remembers which one it was. */
  private decide(name: string, table: TableDefinition, inputs: Scope): Value {
    const key = [name, ...Object.keys(table.inputs).map((input) => String(inputs[input]))].join();
    let decision = this.decisions.get(key);
    if (decision === undefined) this.decisions.set(key, (decision = this.decision(name, table, inputs)));
    this.rows.add(decision.row);
    return decision.then;
  }

  private decision(name: string, table: TableDefinition, inputs: Scope): { row: string; then: Value } {
    for (const [input, { values }] of Object.entries(table.inputs)) {
      if (!values.some((value) => fromJson(value) === inputs[input])) throw new RangeError(`${input} of ${name} is never ${String(inputs[input])}`);
    }
    const row: Row | undefined = table.table.find(({ when }) => this.compile(when, name)(inputs) === true);
    if (row === undefined) throw new RangeError(`no row of ${name} decides`);
    return { row: `${name}.${row.id}`, then: fromJson(row.then) };
  }

  /** A function that is asked for each content of its arguments once. */
  private remembering(compute: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    const known = new Map<string, { result: unknown; rows: readonly string[] }>();
    return (...args) => {
      const key = args.map((arg) => this.contentIds.of(arg)).join();
      let entry = known.get(key);
      if (entry === undefined) {
        const before = [...this.rows];
        this.rows.clear();
        entry = { result: compute(...args), rows: [...this.rows] };
        before.forEach((row) => this.rows.add(row));
        known.set(key, entry);
      }
      entry.rows.forEach((row) => this.rows.add(row));
      return entry.result;
    };
  }

  /** @param place what the expression stands in, for error messages */
  compile(text: string, place: string): Compiled {
    const known = this.compiled.get(text);
    if (known) return known;
    let parsed;
    try {
      parsed = this.environment.parse(text);
    } catch (error) {
      throw new SpecError(place, `"${text}" is no expression: ${(error as Error).message}`);
    }
    const names = new Set<string>();
    namesIn(parsed.ast, names);
    // A parsed expression keeps the variables of its macros in itself: where a function calls itself inside of one, each call has its own.
    const idle = [parsed];
    const evaluate = (scope: Scope): Value => {
      const instance = idle.pop() ?? this.environment.parse(text);
      try {
        return instance(scope) as Value;
      } catch (error) {
        throw new NoAnswer(place, `"${text}" cannot be evaluated: ${(error as Error).message}`);
      } finally {
        idle.push(instance);
      }
    };
    const compiled: Compiled = Object.assign(evaluate, { names, tree: parsed.ast });
    this.compiled.set(text, compiled);
    return compiled;
  }
}
