import type { ByteRange } from '../../io/ranges.js';

const TABLES = ['TypeDef', 'TypeRef', 'TypeSpec', 'MethodDef', 'MemberRef', 'Field'] as const;

/** A row that a signature names. */
export interface TokenInSignature {
  readonly table: (typeof TABLES)[number];
  readonly rid: number;
  /** Module index. */
  readonly module: number;
  readonly range: ByteRange;
}

/** The tokens anywhere in a decoded signature: whatever has a table, a rid and a module. */
export function* tokensIn(node: object): Iterable<TokenInSignature> {
  const found = asToken(node);
  if (found !== undefined) yield found;
  for (const value of Object.values(node)) {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) yield* tokensIn(value);
  }
}

function asToken(node: object): TokenInSignature | undefined {
  return isToken(node) && TABLES.includes(node.table) ? node : undefined;
}

function isToken(node: object): node is TokenInSignature {
  return 'table' in node && 'rid' in node && 'module' in node && 'range' in node;
}
