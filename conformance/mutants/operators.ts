import ts from 'typescript';

/** What an operator does to one node. */
export interface Change {
  operator: string;
  start: number;
  end: number;
  replacement: string;
  /** For people: `< -> <=`. */
  says: string;
}

const K = ts.SyntaxKind;

const COMPARISONS = new Map([
  [K.LessThanToken, '<='],
  [K.LessThanEqualsToken, '<'],
  [K.GreaterThanToken, '>='],
  [K.GreaterThanEqualsToken, '>'],
  [K.EqualsEqualsEqualsToken, '!=='],
  [K.ExclamationEqualsEqualsToken, '==='],
]);
const ARITHMETIC = new Map([
  [K.PlusToken, '-'],
  [K.MinusToken, '+'],
  [K.AsteriskToken, '+'],
  [K.PlusEqualsToken, '-='],
  [K.MinusEqualsToken, '+='],
]);
const BITS = new Map([
  [K.LessThanLessThanToken, '>>'],
  [K.GreaterThanGreaterThanToken, '<<'],
  [K.GreaterThanGreaterThanGreaterThanToken, '>>'],
  [K.AmpersandToken, '|'],
  [K.BarToken, '&'],
  [K.CaretToken, '|'],
]);
const LOGIC = new Map([
  [K.AmpersandAmpersandToken, '||'],
  [K.BarBarToken, '&&'],
]);
const BINARY: [string, ReadonlyMap<ts.SyntaxKind, string>][] = [
  ['comparison', COMPARISONS],
  ['arithmetic', ARITHMETIC],
  ['bits', BITS],
  ['logic', LOGIC],
];

/** The slips that can be made at this node itself. */
export function* changesOf(node: ts.Node, source: ts.SourceFile): Iterable<Change> {
  const at = (operator: string, target: ts.Node, replacement: string, says?: string): Change => {
    const [start, end] = [target.getStart(source), target.getEnd()];
    return { operator, start, end, replacement, says: says ?? `${shortened(source.text.slice(start, end))} -> ${shortened(replacement)}` };
  };
  if (ts.isBinaryExpression(node)) yield* binary(node, at);
  else if (ts.isNumericLiteral(node) && !isKey(node)) yield at('number', node, String(neighbour(Number(node.text))));
  else if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken) yield at('logic', node, node.operand.getText(source));
  else if (ts.isIfStatement(node)) yield branch(node, source, at);
  else if (ts.isConditionalExpression(node)) yield at('branch', node.condition, 'false', `${shortened(node.condition.getText(source))} ? -> false ?`);
  else if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression) && node.expression.expression.kind !== K.SuperKeyword) yield at('call', node, ';', `without ${shortened(node.getText(source))}`);
  else if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) yield* swaps(node, source);
}

type At = (operator: string, target: ts.Node, replacement: string, says?: string) => Change;

function* binary({ operatorToken, left, right }: ts.BinaryExpression, at: At): Iterable<Change> {
  for (const [operator, table] of BINARY) {
    const replacement = table.get(operatorToken.kind);
    const joinsText = operatorToken.kind === K.PlusToken && [left, right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side));
    if (replacement !== undefined && !joinsText) yield { ...at(operator, operatorToken, replacement), says: `${shortened(`${left.getText()} ${operatorToken.getText()} ${right.getText()}`)} with ${replacement}` };
  }
}

/** Without its `else`, or, if it has none, never taken. */
function branch(node: ts.IfStatement, source: ts.SourceFile, at: At): Change {
  if (node.elseStatement === undefined) return at('branch', node.expression, 'false', `if (${shortened(node.expression.getText(source))}) never`);
  return at('branch', node.elseStatement, '{}', `without else ${shortened(node.elseStatement.getText(source))}`);
}

/** Two neighbours of a table change their values. */
function* swaps(node: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression, source: ts.SourceFile): Iterable<Change> {
  const values = ts.isArrayLiteralExpression(node) ? [...node.elements] : node.properties.flatMap((property) => (ts.isPropertyAssignment(property) ? [property.initializer] : []));
  for (let index = 0; index + 1 < values.length; index += 2) {
    const [first, second] = [values[index], values[index + 1]];
    if (!isConstant(first) || first.kind !== second.kind || first.getText(source) === second.getText(source)) continue;
    const [start, between, end] = [first.getStart(source), first.getEnd(), second.getEnd()];
    const middle = source.text.slice(between, second.getStart(source));
    const replacement = second.getText(source) + middle + first.getText(source);
    yield { operator: 'swap', start, end, replacement, says: `${shortened(first.getText(source))} and ${shortened(second.getText(source))} swapped` };
  }
}

/** One less for odd numbers, which are often masks and last indices, and one more for even ones. */
function neighbour(number: number): number {
  return number % 2 === 1 && number > 1 ? number - 1 : number + 1;
}

function isKey(node: ts.NumericLiteral): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

function isConstant(node: ts.Node): boolean {
  return ts.isNumericLiteral(node) || ts.isStringLiteral(node);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 67)}...` : line;
}
