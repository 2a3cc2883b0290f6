import { R2RError } from '../../errors.js';
import type { Image } from '../../image/image.js';
import { readManifestMvids } from '../../image/manifest-mvids.js';
import { guidText } from '../../metadata/guid.js';
import { codeOwner } from './code-owner.js';
import { orError, type Subject } from './subject.js';

/** An assembly of this simple name has to have this module version id. */
export interface Demand {
  /** In lower case. */
  readonly name: string;
  readonly mvid: string;
}

/** What the image that has the code of a file demands, row by row; a zero id demands nothing. */
export function demandsOf(subject: Subject): Demand[] {
  const image = codeOwner(subject);
  const demands = image && orError(() => declared(image));
  return demands === undefined || demands instanceof R2RError ? [] : demands;
}

function declared(image: Image): Demand[] {
  const section = image.section('ManifestAssemblyMvids');
  const { manifest } = image;
  if (section === undefined || manifest === undefined) return [];
  return readManifestMvids(image.context, section).flatMap((mvid, index) =>
    mvid.every((byte) => byte === 0) || index >= manifest.rowCount('AssemblyRef') ? [] : [{ name: manifest.text('AssemblyRef', index + 1, 'Name').toLowerCase(), mvid: guidText(mvid) }],
  );
}

/** The module version id of a file; undefined if it cannot be read. */
export function mvidOf({ file }: Subject): string | undefined {
  const found = orError(() => {
    const metadata = file instanceof R2RError ? undefined : file.metadata;
    return metadata?.guid(metadata.get('Module', 1, 'Mvid'));
  });
  return found === undefined || found instanceof R2RError ? undefined : guidText(found);
}
