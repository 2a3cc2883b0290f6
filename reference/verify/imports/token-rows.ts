import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';
import { tokensIn, type TokenInSignature } from './tokens-in.js';

/** A token is a row of its module, if that is at hand (r2r-format 6.2). */
export const tokenRows: Rule<CellOfSection> = {
  requirement: 'TSIG-5',
  structure: 'type-signatures',
  *check({ cell: { fixup } }, image): Iterable<Fault> {
    for (const token of tokensIn(fixup.operand)) {
      const message = missingRow(image, token);
      if (message !== undefined) yield { range: fixup.range, message };
    }
  },
};

/** A sentence about a token that is no row; undefined if it is one, or if the module is not at hand. @throws R2RError */
export function missingRow({ resolver }: Image, { table, rid, module }: TokenInSignature): string | undefined {
  const metadata = resolver.names(module)?.metadata;
  if (metadata === undefined || (rid >= 1 && rid <= metadata.rowCount(table))) return undefined;
  return `row ${rid} of ${table} in module ${module}, which has ${metadata.rowCount(table)}`;
}
