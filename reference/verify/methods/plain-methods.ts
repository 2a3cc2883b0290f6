import { tokenOf } from '../../metadata/tokens.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodOfModule } from './subjects.js';

/** Section 103 holds methods that are not generic, of types that are not: instances stand in section 109 (r2r-format 8.2, 8.6). */
export const plainMethods: Rule<MethodOfModule> = {
  requirement: 'ENTRY-8',
  structure: 'method-entry-element',
  *check({ entry: { rid, range }, module: { metadata }, generics }): Iterable<Fault> {
    if (metadata === undefined) return;
    const owner = metadata.ownership.typeOfMethod(rid);
    if (generics.of(metadata, tokenOf('MethodDef', rid)) > 0) yield { range, message: `method ${rid} is generic` };
    if (generics.of(metadata, tokenOf('TypeDef', owner)) > 0) yield { range, message: `method ${rid} belongs to the generic type ${owner}` };
  },
};
