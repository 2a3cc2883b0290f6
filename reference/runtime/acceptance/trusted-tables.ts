import type { SectionName } from '../../image/section-types.js';
import { codeOwner } from './code-owner.js';
import { orError } from './subject.js';
import type { Rule } from './rule.js';

/** Without them, or with an RVA that leads nowhere, the first method that is looked for ends the process. */
const FOLLOWED: readonly SectionName[] = ['MethodDefEntryPoints', 'InstanceMethodEntryPoints', 'ExceptionInfo', 'MethodIsGenericMap'];

/** The tables that every lookup of a method goes through are followed unchecked. */
export const trustedTables: Rule = {
  id: 'ACC-2',
  check(subject) {
    const image = codeOwner(subject);
    if (image === undefined) return undefined;
    const sound = orError(() => {
      for (const name of FOLLOWED) image.section(name);
      return image.runtimeFunctions !== undefined;
    });
    return sound === true ? undefined : 'unbounded';
  },
};
