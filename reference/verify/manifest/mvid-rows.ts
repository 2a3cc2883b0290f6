import type { Image } from '../../image/image.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Section 118 has a GUID for each assembly reference of the manifest metadata; fewer are accepted (r2r-format 8.14). */
export const mvidRows: Rule<Image> = {
  requirement: 'MVID-1',
  structure: 'manifest-mvids',
  *check(image): Iterable<Fault> {
    const section = image.section('ManifestAssemblyMvids');
    if (section === undefined) return;
    const rows = image.manifest?.rowCount('AssemblyRef') ?? 0;
    const mvids = Math.floor(section.size / 16);
    if (mvids > rows) yield { range: section.range, path: 'ManifestAssemblyMvids', message: `${mvids} module version ids for ${rows} assembly references` };
  },
};
