const TABLES = ['TypeDef', 'TypeRef', 'TypeSpec', 'MethodDef', 'MemberRef', 'Field'] as const;

/** A row that a signature names. */
export interface TokenInSignature {
  readonly table: (typeof TABLES)[number];
  readonly rid: number;
  /** Module index. */
  readonly module: number;
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
  if (!('table' in node && 'rid' in node && 'module' in node)) return undefined;
  const table = TABLES.find((each) => each === node.table);
  if (table === undefined || typeof node.rid !== 'number' || typeof node.module !== 'number') return undefined;
  return { table, rid: node.rid, module: node.module };
}
