import type { Field } from './dialect.js';
import { isNode, type ExpressionNode } from './expressions.js';
import { constantsFor, structOf, type Spec } from './spec.js';

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in']);

const known = new WeakMap<Spec, Map<string, bigint[]>>();

/**
 * The numbers that the declarations compare a field with, `Struct.Field`, each with its neighbours: on one side of them or on the other
 * something else holds.
 */
export function bordersOf(spec: Spec, owner: string, machine: string): bigint[] {
  const all = known.get(spec) ?? new Map<string, bigint[]>();
  known.set(spec, all);
  const key = `${owner} ${machine}`;
  const found = all.get(key) ?? findBorders(spec, owner, machine);
  all.set(key, found);
  return found;
}

function findBorders(spec: Spec, owner: string, machine: string): bigint[] {
  const [struct, name] = owner.split('.');
  const fields = structOf(spec, struct)?.struct ?? [];
  const constraints = fields.flatMap((field) => spec.constraints.get(`${struct}.${field.name}`) ?? []).flatMap(({ holds }) => holds ?? []);
  const constants = constantsFor(spec, machine);
  const numbers = [...constraints, ...fields.flatMap(expressionsOf)].flatMap((expression) =>
    comparisonsIn(spec.expressions.compile(expression, owner).tree).filter((node) => mentions(node, name)).flatMap((node) => numbersIn(node, constants)),
  );
  return [...new Set(numbers.flatMap((number) => [number - 1n, number, number + 1n]))].filter((number) => number >= 0n);
}

function expressionsOf({ let: computed, if: condition, while: goesOn }: Field): string[] {
  return [computed, condition, goesOn].flatMap((expression) => expression ?? []);
}

function comparisonsIn(node: unknown): ExpressionNode[] {
  if (Array.isArray(node)) return node.flatMap(comparisonsIn);
  if (!isNode(node)) return [];
  return [...(COMPARISONS.has(node.op) ? [node] : []), ...comparisonsIn(node.args)];
}

function mentions(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((child) => mentions(child, name));
  return isNode(node) && ((node.op === 'id' && node.args === name) || mentions(node.args, name));
}

function numbersIn(node: unknown, constants: ReturnType<typeof constantsFor>): bigint[] {
  if (Array.isArray(node)) return node.flatMap((child) => numbersIn(child, constants));
  if (!isNode(node)) return [];
  if (node.op === 'value') return typeof node.args === 'bigint' ? [node.args] : [];
  if (node.op === '.' && Array.isArray(node.args)) {
    const [group, member] = node.args as unknown[];
    const table = isNode(group) && group.op === 'id' ? constants[String(group.args)] : undefined;
    if (table === undefined || Array.isArray(table) || !Object.hasOwn(table, String(member))) return [];
    return [table[String(member)]];
  }
  return numbersIn(node.args, constants);
}
