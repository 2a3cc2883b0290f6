import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** The manifest metadata names the assemblies that it refers to (r2r-format 12.1). */
export const manifestNames: Rule<Image> = {
  requirement: 'MMD-7',
  structure: 'manifest-metadata',
  *check({ manifest }): Iterable<Fault> {
    for (let rid = 1; rid <= (manifest?.rowCount('AssemblyRef') ?? 0); rid++) {
      if (manifest?.text('AssemblyRef', rid, 'Name') === '') yield { path: `ManifestMetadata.AssemblyRef[${rid}]`, message: 'an assembly reference without a name' };
    }
  },
};
