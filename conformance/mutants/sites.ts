import ts from 'typescript';
import { changesOf, type Change } from './operators.js';

/** A place where a slip can be made by machine. */
export interface Site extends Change {
  /** The function or constant around it, and which of the same operator's sites in there it is: stays when lines move. */
  name: string;
}

/** All sites of a file, in their order. */
export function sitesOf(text: string, fileName: string): Site[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022, true);
  const sites: Site[] = [];
  const counts = new Map<string, number>();
  const visit = (node: ts.Node, around: string): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node)) return;
    if (isProse(node)) return;
    const inside = nameOf(node, around);
    for (const change of changesOf(node, source)) {
      const key = `${inside}:${change.operator}`;
      const ordinal = (counts.get(key) ?? 0) + 1;
      counts.set(key, ordinal);
      sites.push({ ...change, name: `${key}:${ordinal}` });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, '');
  return sites;
}

/** The names around a node, joined: `GcInfoHeader.read`. */
function nameOf(node: ts.Node, around: string): string {
  const isNamed = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isMethodDeclaration(node) || ts.isGetAccessor(node) || ts.isPropertyDeclaration(node);
  const isConstant = ts.isVariableDeclaration(node) && around === '';
  if (ts.isConstructorDeclaration(node)) return `${around}.constructor`;
  if (!(isNamed || isConstant) || node.name === undefined || !ts.isIdentifier(node.name)) return around;
  return around === '' ? node.name.text : `${around}.${node.name.text}`;
}

/** The sentence of an error or a finding, which no requirement fixes. */
function isProse(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined || !(ts.isTemplateExpression(node) || ts.isStringLiteralLike(node) || ts.isConditionalExpression(node))) return false;
  if (ts.isPropertyAssignment(parent)) return ts.isIdentifier(parent.name) && parent.name.text === 'message';
  if (ts.isNewExpression(parent)) return ts.isIdentifier(parent.expression) && parent.expression.text.endsWith('Error') && parent.arguments?.[1] === node;
  return ts.isCallExpression(parent) && ts.isThrowStatement(parent.parent);
}
