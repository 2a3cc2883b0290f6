import { isNode, type ExpressionNode } from '../spec-machine/expressions.js';
import type { Spec } from '../spec-machine/spec.js';

/** How strongly an operator binds; what binds more weakly than its surroundings needs parentheses. */
const IF = 0, OR = 1, AND = 2, NOT = 3, BITS = 4, COMPARE = 5, SUM = 6, PRODUCT = 7, MINUS = 8, VALUE = 9;

interface Text {
  text: string;
  binds: number;
}

const BINARY: Record<string, [sign: string, binds: number]> = {
  '==': ['=', COMPARE], '!=': ['≠', COMPARE], '<': ['<', COMPARE], '<=': ['≤', COMPARE], '>': ['>', COMPARE], '>=': ['≥', COMPARE],
  '+': ['+', SUM], '-': ['−', SUM], '*': ['×', PRODUCT], '/': ['/', PRODUCT], '%': ['mod', PRODUCT],
};
const BIT_OPERATIONS: Record<string, string> = { bitAnd: '&', bitOr: '|', bitXor: '^', shiftLeft: '<<', shiftRight: '>>' };

/** An expression of the spec as `docs/notation.md` explains it: the signs of mathematics, words for what CEL has functions for. */
export function readable(spec: Spec, expression: string): string {
  return new Printer(spec).show(spec.expressions.compile(expression, 'docs').tree).text;
}

class Printer {
  constructor(private readonly spec: Spec) {}

  show(value: unknown): Text {
    if (!isNode(value)) return { text: String(value), binds: VALUE };
    const node = value;
    if (node.op in BINARY) return this.binary(node);
    const nodes = node.args as ExpressionNode[];
    switch (node.op) {
      case 'value': return { text: literal(node.args), binds: VALUE };
      case 'id': return { text: name(String(node.args)), binds: VALUE };
      case '.': return { text: this.member(nodes[0], String(nodes[1])), binds: VALUE };
      case '[]': return { text: `${this.at(nodes[0], VALUE)}[${this.at(nodes[1], IF)}]`, binds: VALUE };
      case '!_': return this.not(node.args as ExpressionNode);
      case '-_': return { text: `−${this.at(node.args as ExpressionNode, MINUS)}`, binds: MINUS };
      case '?:': return { text: `if ${this.at(nodes[0], OR)} then ${this.at(nodes[1], OR)} else ${this.at(nodes[2], IF)}`, binds: IF };
      case '&&': return { text: `${this.at(nodes[0], AND)} and ${this.at(nodes[1], AND)}`, binds: AND };
      case '||': return this.or(node);
      case 'in': return { text: `${this.at(nodes[0], SUM)} is ${nodes[1].op === 'list' ? `one of ${this.list(nodes[1].args as ExpressionNode[])}` : `in ${this.at(nodes[1], SUM)}`}`, binds: COMPARE };
      case 'list': return { text: `[${this.list(nodes)}]`, binds: VALUE };
      case 'map': return { text: `{${(node.args as ExpressionNode[][]).map(([key, item]) => `${unquoted(this.at(key, IF))}: ${this.at(item, IF)}`).join(', ')}}`, binds: VALUE };
      case 'call': return this.call(String(nodes[0]), nodes[1] as never);
      case 'rcall': return this.method(String(nodes[0]), nodes[1], nodes[2] as never);
      default: return { text: node.op, binds: VALUE };
    }
  }

  /** The text of a node where something binds as strongly as `binds`. */
  private at(node: ExpressionNode, binds: number): string {
    const shown = this.show(node);
    return shown.binds < binds ? `(${shown.text})` : shown.text;
  }

  private list(nodes: readonly ExpressionNode[]): string {
    return nodes.map((node) => this.at(node, IF)).join(', ');
  }

  private binary(node: ExpressionNode): Text {
    const [left, right] = node.args as ExpressionNode[];
    const [sign, binds] = BINARY[node.op];
    const flag = this.flag(node.op, left, right);
    if (flag !== undefined) return { text: flag, binds: COMPARE };
    return { text: `${this.at(left, binds)} ${sign} ${this.at(right, binds + 1)}`, binds };
  }

  /** `bitAnd(Flags, F.NAME) != 0` is a question about one flag. */
  private flag(op: string, left: ExpressionNode, right: ExpressionNode): string | undefined {
    if ((op !== '==' && op !== '!=') || left.op !== 'call' || right.op !== 'value' || right.args !== 0n) return undefined;
    const [called, [field, mask]] = left.args as [string, ExpressionNode[]];
    if (called !== 'bitAnd' || mask.op !== '.') return undefined;
    return `${this.at(field, VALUE)} ${op === '!=' ? 'has' : 'lacks'} ${this.at(mask, VALUE)}`;
  }

  private member(node: ExpressionNode, member: string): string {
    if (node.op === 'id') {
      const owner = String(node.args);
      if (owner === 'inForce') return `the values of ${member} in this version`;
      if (owner === 'it') return member;
      const definition = this.spec.definitions.get(owner);
      if (definition && ('enum' in definition || 'flags' in definition || ('constants' in definition && /^[A-Z0-9_]+$/.test(member)))) return member;
    }
    return `${this.at(node, VALUE)}.${member}`;
  }

  private not(node: ExpressionNode): Text {
    if (isHas(node)) return { text: this.has(node, 'is not'), binds: COMPARE };
    if (node.op === 'in') {
      const positive = this.show(node).text;
      return { text: positive.replace(/ is (one of|in) /, ' is not $1 '), binds: COMPARE };
    }
    return { text: `not ${this.at(node, NOT)}`, binds: NOT };
  }

  private has(node: ExpressionNode, is: string): string {
    const [, [field]] = node.args as [string, ExpressionNode[]];
    const [owner] = field.args as [ExpressionNode, string];
    const fromOutside = owner.op === 'id' && owner.args === 'context';
    return `${this.show(field).text} ${is} ${fromOutside ? 'given' : 'there'}`;
  }

  /** What holds only under a condition is written in the spec as "not the condition, or". */
  private or(node: ExpressionNode): Text {
    const parts = flat(node, '||');
    const conditions = parts.slice(0, -1);
    if (conditions.every(({ op }) => op === '!_')) {
      return { text: `if ${conditions.map(({ args }) => this.at(args as ExpressionNode, AND)).join(' and ')} then ${this.at(parts[parts.length - 1], OR)}`, binds: IF };
    }
    return { text: parts.map((part) => this.at(part, parts.length > 1 ? NOT : OR)).join(' or '), binds: OR };
  }

  private call(called: string, args: readonly ExpressionNode[]): Text {
    if (called === 'has') return { text: this.has({ op: 'call', args: [called, args] }, 'is'), binds: COMPARE };
    if (called in BIT_OPERATIONS) return { text: `${this.at(args[0], MINUS)} ${BIT_OPERATIONS[called]} ${this.at(args[1], MINUS)}`, binds: BITS };
    if (called === 'version') return { text: unquoted(this.at(args[0], VALUE)), binds: VALUE };
    if (called === 'size') return { text: `length(${this.at(args[0], IF)})`, binds: VALUE };
    return { text: `${called}(${this.list(args)})`, binds: VALUE };
  }

  private method(called: string, target: ExpressionNode, args: readonly ExpressionNode[]): Text {
    const on = this.at(target, VALUE);
    if (called === 'size') return { text: `length(${this.at(target, IF)})`, binds: VALUE };
    if (called === 'at') return { text: `${on}[${this.at(args[0], IF)}]`, binds: VALUE };
    if (called === 'startsWith') return { text: `${on} begins with ${this.at(args[0], IF)}`, binds: COMPARE };
    if (called === 'all') return { text: `every ${this.at(args[0], IF)} of ${on}: ${this.at(args[1], IF)}`, binds: IF };
    if (called === 'exists') return { text: `some ${this.at(args[0], IF)} of ${on}: ${this.at(args[1], IF)}`, binds: IF };
    if (called === 'filter') return { text: `[${this.at(args[0], IF)} of ${on} where ${this.at(args[1], IF)}]`, binds: VALUE };
    if (called === 'map') return { text: `[${this.at(args[1], IF)} for each ${this.at(args[0], IF)} of ${on}]`, binds: VALUE };
    return { text: `${on}.${called}(${this.list(args)})`, binds: VALUE };
  }
}

const isHas = (node: ExpressionNode): boolean => node.op === 'call' && (node.args as unknown[])[0] === 'has';

function flat(node: ExpressionNode, op: string): ExpressionNode[] {
  return node.op === op ? (node.args as ExpressionNode[]).flatMap((child) => flat(child, op)) : [node];
}

/** Numbers that are masks or magic values are easier to know in hexadecimal. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'bigint' && value >= 0x10000n) return `0x${value.toString(16).toUpperCase()}`;
  return String(value);
}

const name = (text: string): string => (text === 'format' ? 'format version' : text);

const unquoted = (text: string): string => text.replace(/^'(.*)'$/, '$1');
