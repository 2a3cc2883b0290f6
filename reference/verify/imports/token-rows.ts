import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';
import { tokensIn } from './tokens-in.js';

/** A token is a row of its module, if that is at hand (r2r-format 6.2). */
export const tokenRows: Rule<CellOfSection> = {
  requirement: 'TSIG-5',
  structure: 'type-signatures',
  check: ({ cell: { fixup } }, image) => missingRows(image, fixup.operand),
};

/** The kinds of tokens that name members; the others name types. */
const MEMBERS: Readonly<Record<string, Pick<Fault, 'requirement' | 'structure'>>> = {
  MethodDef: { requirement: 'MSIG-4', structure: 'method-signatures' },
  MemberRef: { requirement: 'MSIG-4', structure: 'method-signatures' },
  Field: { requirement: 'FSIG-5', structure: 'field-signatures' },
};

/** The tokens in a signature that are no rows of a module that is at hand. @throws R2RError */
export function* missingRows({ resolver }: Image, signature: object): Iterable<Fault> {
  for (const { table, rid, module, range } of tokensIn(signature)) {
    const metadata = resolver.names(module)?.metadata;
    if (metadata === undefined || (rid >= 1 && rid <= metadata.rowCount(table))) continue;
    yield { ...MEMBERS[table], range, message: `row ${rid} of ${table} in module ${module}, which has ${metadata.rowCount(table)}` };
  }
}
