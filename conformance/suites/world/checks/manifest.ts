import { manifestAssemblyMvidsFacet } from '../../../../reference/facts/manifest.js';
import type { Check, Subject } from '../subject.js';

/** Section 118 has one MVID for each assembly reference of the manifest metadata; components are its first rows. */
export const manifest: Check = {
  name: 'manifest',
  *run(subject: Subject): Iterable<string> {
    const { image } = subject;
    const rows = image.manifest?.rowCount('AssemblyRef') ?? 0;
    if (image.section('ManifestAssemblyMvids') !== undefined) {
      const mvids = [...manifestAssemblyMvidsFacet(image)].length;
      if (mvids !== rows) yield `${mvids} MVIDs for ${rows} assembly references`;
      subject.looked('MVIDs', mvids);
    }
    if (image.components.length > rows) yield `${image.components.length} components, ${rows} assembly references`;
    for (const { name, metadata } of image.components) if (metadata === undefined) yield `the component ${name} is not at hand`;
  },
};
