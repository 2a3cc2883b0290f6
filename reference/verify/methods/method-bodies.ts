import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { MethodOfModule } from './subjects.js';

/** MethodAttributes of ECMA-335 II.23.1.10. */
const ABSTRACT = 0x400;
const PINVOKE_IMPL = 0x2000;

/** A method with code has a body in IL, or is a P/Invoke. */
export const methodBodies: Rule<MethodOfModule> = {
  requirement: 'XREF-29',
  structure: 'method-entry-element',
  *check({ entry: { rid, range }, module: { metadata } }): Iterable<Fault> {
    if (metadata === undefined) return;
    const flags = metadata.get('MethodDef', rid, 'Flags');
    if ((flags & ABSTRACT) !== 0) yield { range, message: `method ${rid} is abstract` };
    else if (metadata.get('MethodDef', rid, 'RVA') === 0 && (flags & PINVOKE_IMPL) === 0) yield { range, message: `method ${rid} has no body` };
  },
};
