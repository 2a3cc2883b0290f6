import { R2RError } from '../../errors.js';
import { codeOwner } from './code-owner.js';
import { orError } from './subject.js';
import type { Rule } from './rule.js';

/** Manifest metadata that is there and cannot be read as metadata is refused. */
export const manifest: Rule = {
  id: 'ACC-1',
  check(subject) {
    const image = codeOwner(subject);
    if (image === undefined) return undefined;
    const section = orError(() => image.section('ManifestMetadata'));
    if (section instanceof R2RError) return 'unbounded';
    return orError(() => image.manifest) instanceof R2RError ? 'refuse' : undefined;
  },
};
