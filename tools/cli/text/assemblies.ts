import { readManifestMvids } from '../../../reference/image/manifest-mvids.js';
import type { SectionEntry } from '../../../reference/image/header.js';
import { assemblyRefName } from '../../../reference/metadata/assembly-names.js';
import { guidText } from '../../../reference/metadata/guid.js';
import { TABLES_BY_ID } from '../../../reference/metadata/table-schemas.js';
import { hex } from '../../../reference/io/hex.js';
import { counted, hexNumber } from './numbers.js';
import type { Page } from './page.js';

/** Section 112: the assemblies that module indices behind those of the IL stand for. */
export function* manifestMetadataText(page: Page): Iterable<string> {
  const { manifest, moduleIndices } = page.image;
  if (manifest === undefined) return;
  for (let rid = 1; rid <= manifest.rowCount('AssemblyRef'); rid++) {
    const { name, version, culture, flags, publicKeyOrToken } = assemblyRefName(manifest, rid);
    const key = publicKeyOrToken.length === 0 ? '' : `, public key or token ${hex(publicKeyOrToken)}`;
    yield `  ${page.style.key(`module ${moduleIndices.indexOfManifestRow(rid)}`)}  ${name} ${version}${culture === '' ? '' : `, ${culture}`}, flags ${hexNumber(flags)}${key}`;
  }
  const tables = TABLES_BY_ID.filter((table) => table !== undefined).filter((table) => manifest.rowCount(table) > 0);
  yield `  rows: ${tables.map((table) => `${table} ${manifest.rowCount(table)}`).join(', ')}`;
  yield* page.bytes(manifest.range, 'metadata', 2);
}

/** Section 118: which build of each assembly of the manifest the image was compiled against. */
export function* manifestMvidsText(page: Page, section: SectionEntry): Iterable<string> {
  const { image } = page;
  for (const [index, mvid] of readManifestMvids(image.context, section).entries()) {
    const isKnown = index < (image.manifest?.rowCount('AssemblyRef') ?? 0);
    const name = isKnown ? image.manifest?.text('AssemblyRef', index + 1, 'Name') : undefined;
    yield `  ${guidText(mvid)}  ${name ?? 'no row of the manifest'}`;
  }
}

/** Section 115, but for the components' own sections. */
export function* componentAssembliesText(page: Page): Iterable<string> {
  const { image } = page;
  for (const [index, { corHeader, assemblyHeader, range }] of image.componentAssemblies.entries()) {
    const name = image.manifest?.text('AssemblyRef', index + 1, 'Name') ?? '?';
    const il = corHeader.size === 0 ? 'IL in a file of its own' : `CLI header at RVA ${hexNumber(corHeader.rva)}, ${counted(corHeader.size, 'byte')}`;
    yield `  ${page.style.key(`component ${index}`)}  ${name}, header at RVA ${hexNumber(assemblyHeader.rva)}, ${counted(assemblyHeader.size, 'byte')}, ${il}`;
    yield* page.bytes(range, 'component', 4);
  }
}
