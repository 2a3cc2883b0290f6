import { importCells } from '../../../../reference/image/import-sections.js';
import type { Check, Subject } from '../subject.js';

/** Every metadata token in a signature is a row of the module that it belongs to, if that is at hand. */
export const tokens: Check = {
  name: 'tokens',
  *run(subject: Subject): Iterable<string> {
    const { image } = subject;
    for (const section of image.importSections) {
      for (const { index, fixup } of importCells(image.context, section, image.signatures)) {
        for (const token of tokensIn(fixup.operand)) {
          const problem = problemOf(subject, token);
          if (problem !== undefined) yield `cell ${section.index}/${index}: ${problem}`;
        }
      }
    }
    for (const { method } of image.instanceEntryPoints?.entries() ?? []) {
      for (const token of tokensIn(method)) {
        const problem = problemOf(subject, token);
        if (problem !== undefined) yield `instance method: ${problem}`;
      }
    }
  },
};

const TABLES = ['TypeDef', 'TypeRef', 'TypeSpec', 'MethodDef', 'MemberRef', 'Field'] as const;

interface FoundToken {
  table: (typeof TABLES)[number];
  rid: number;
  module: number;
}

/** The token nodes anywhere in a decoded signature: whatever has a table, a rid and a module. */
function* tokensIn(node: object): Iterable<FoundToken> {
  const found = asToken(node);
  if (found !== undefined) yield found;
  for (const value of Object.values(node)) {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) yield* tokensIn(value);
  }
}

function asToken(node: object): FoundToken | undefined {
  if (!('table' in node && 'rid' in node && 'module' in node)) return undefined;
  const table = TABLES.find((each) => each === node.table);
  if (table === undefined || typeof node.rid !== 'number' || typeof node.module !== 'number') return undefined;
  return { table, rid: node.rid, module: node.module };
}

function problemOf(subject: Subject, { table, rid, module }: FoundToken): string | undefined {
  const metadata = subject.image.resolver.names(module)?.metadata;
  subject.looked(metadata === undefined ? 'tokens of modules that are not at hand' : 'tokens');
  if (metadata === undefined) return undefined;
  return rid >= 1 && rid <= metadata.rowCount(table) ? undefined : `${table} ${rid} is no row of module ${module}`;
}
