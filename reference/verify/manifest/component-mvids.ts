import type { Image } from '../../image/image.js';
import { readManifestMvids } from '../../image/manifest-mvids.js';
import { hex } from '../../io/hex.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** An assembly that lies beside the image has the module version id that section 118 demands of it, if that is not zero (r2r-format 8.14). */
export const componentMvids: Rule<Image> = {
  requirement: 'MVID-3',
  structure: 'manifest-mvids',
  *check(image): Iterable<Fault> {
    const section = image.section('ManifestAssemblyMvids');
    if (section === undefined) return;
    const rows = image.manifest?.rowCount('AssemblyRef') ?? 0;
    for (const [index, demanded] of readManifestMvids(image.context, section).slice(0, rows).entries()) {
      if (demanded.every((byte) => byte === 0)) continue;
      const name = image.manifest?.text('AssemblyRef', index + 1, 'Name') ?? '';
      const metadata = image.around?.assembly(name)?.metadata;
      const own = metadata?.guid(metadata.get('Module', 1, 'Mvid'));
      if (own === undefined || hex(own) === hex(demanded)) continue;
      const start = demanded.byteOffset - image.context.space.bytes.byteOffset;
      yield { range: { start, end: start + demanded.length }, path: `ManifestAssemblyMvids[${index}]`, message: `the file of ${name} has another module version id` };
    }
  },
};
