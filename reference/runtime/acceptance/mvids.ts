import { R2RError } from '../../errors.js';
import { readManifestMvids } from '../../image/manifest-mvids.js';
import type { Image } from '../../image/image.js';
import { guidText } from '../../metadata/guid.js';
import { codeOwner } from './code-owner.js';
import { orError, type Subject } from './subject.js';
import type { Rule } from './rule.js';

/** An assembly that is loaded, or is being loaded, has to be the one whose module version id the image names. */
export const mvids: Rule = {
  id: 'A-21',
  check(subject) {
    const image = codeOwner(subject);
    if (image === undefined) return undefined;
    const demands = orError(() => demandsOf(image));
    if (demands instanceof R2RError) return undefined;
    const loaded = loadedMvids(subject);
    return demands.some(({ name, mvid }) => (loaded.get(name.toLowerCase()) ?? mvid) !== mvid) ? 'fatal' : undefined;
  },
};

interface Demand {
  readonly name: string;
  readonly mvid: string;
}

/** Row by row; a zero id demands nothing. */
function demandsOf(image: Image): Demand[] {
  const section = image.section('ManifestAssemblyMvids');
  const { manifest } = image;
  if (section === undefined || manifest === undefined) return [];
  return readManifestMvids(image.context, section).flatMap((mvid, index) =>
    mvid.every((byte) => byte === 0) || index >= manifest.rowCount('AssemblyRef') ? [] : [{ name: manifest.text('AssemblyRef', index + 1, 'Name'), mvid: guidText(mvid) }],
  );
}

/** By simple name in lower case: what the profile says is loaded, and the file itself. */
function loadedMvids({ runtime, simpleName, r2rFile }: Subject): Map<string, string> {
  const loaded = new Map(Object.entries(runtime.loaded ?? {}).map(([name, mvid]) => [name.toLowerCase(), mvid.toLowerCase()]));
  const own = orError(() => {
    const metadata = r2rFile?.metadata;
    return metadata?.guid(metadata.get('Module', 1, 'Mvid'));
  });
  if (own !== undefined && !(own instanceof R2RError)) loaded.set(simpleName.toLowerCase(), guidText(own));
  return loaded;
}
