import { readManifestMvids } from '../image/manifest-mvids.js';
import type { Image } from '../image/image.js';
import { guidText } from '../metadata/guid.js';
import { hex } from '../io/hex.js';

export interface AssemblyRefFact {
  readonly rid: number;
  readonly name: string;
  /** Four numbers with dots. */
  readonly version: string;
  readonly culture: string;
  readonly flags: number;
  /** Hexadecimal digits. */
  readonly publicKeyOrToken: string;
}

/** The AssemblyRef rows of section 112. */
export function* manifestAssemblyRefsFacet(image: Image): Iterable<AssemblyRefFact> {
  const { manifest } = image;
  if (manifest === undefined) return;
  for (let rid = 1; rid <= manifest.rowCount('AssemblyRef'); rid++) {
    const row = manifest.row('AssemblyRef', rid);
    yield {
      rid,
      name: manifest.string(row.Name),
      version: [row.MajorVersion, row.MinorVersion, row.BuildNumber, row.RevisionNumber].join('.'),
      culture: manifest.string(row.Culture),
      flags: row.Flags,
      publicKeyOrToken: hex(manifest.blob(row.PublicKeyOrToken)),
    };
  }
}

/** Section 118. */
export function* manifestAssemblyMvidsFacet(image: Image): Iterable<string> {
  const section = image.section('ManifestAssemblyMvids');
  if (section === undefined) return;
  for (const mvid of readManifestMvids(image.context, section)) yield guidText(mvid);
}

/** The simple names of the components. */
export function* componentAssembliesFacet(image: Image): Iterable<string | null> {
  for (const { name } of image.components) yield name ?? null;
}
