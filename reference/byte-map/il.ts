import type { Image } from '../image/image.js';
import { readableRangeOfSection } from '../image/section-file-range.js';
import { rva } from '../io/addresses.js';
import { fieldDataSize } from '../metadata/field-data.js';
import { methodBodyRange } from '../metadata/method-body.js';
import type { Metadata } from '../metadata/metadata.js';
import { tokenOf, tokenText } from '../metadata/tokens.js';
import type { CorHeader } from '../pe/cor-header.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** The IL of a single file or a component: CLI header, metadata, method bodies, resources, initial data of fields. */
export function* ilBytes(image: Image): Iterable<OwnedBytes> {
  const corHeader = image.file.module?.corHeader;
  if (corHeader === undefined) return;
  yield owned(corHeader.range, 'CLI header', () => 'CLI header');
  yield* directories(corHeader, image);
  const { metadata } = image;
  if (metadata === undefined) return;
  yield* metadataBytes(metadata, 'metadata');
  yield* methodBodies(metadata, image);
  yield* fieldData(metadata, image);
}

function* directories(corHeader: CorHeader, image: Image): Iterable<OwnedBytes> {
  const { resources, strongNameSignature, vtableFixups } = corHeader;
  for (const [name, directory] of Object.entries({ resources, 'strong name signature': strongNameSignature, 'vtable fixups': vtableFixups })) {
    const range = readableRangeOfSection(image, directory);
    if (range !== undefined) yield owned(range, 'IL data', () => name);
  }
}

/** Root, streams, and in the table stream the tables. */
export function* metadataBytes(metadata: Metadata, what: string): Iterable<OwnedBytes> {
  yield owned(metadata.range, 'IL metadata', () => what);
  yield owned(metadata.root.range, 'IL metadata', () => `${what}: root`);
  for (const { name, data } of metadata.root.streams) yield owned(data, 'IL metadata', () => `${what}: stream ${name}`);
  for (const { name, range } of Object.values(metadata.tableStream.tables)) yield owned(range, 'IL metadata', () => `${what}: table ${name}`);
}

function* methodBodies(metadata: Metadata, image: Image): Iterable<OwnedBytes> {
  for (let rid = 1; rid <= metadata.rowCount('MethodDef'); rid++) {
    const address = rva(metadata.get('MethodDef', rid, 'RVA'));
    if (address === 0) continue;
    yield owned(methodBodyRange(image.context.space, address), 'IL method bodies', () => `IL of ${tokenText(tokenOf('MethodDef', rid))}`);
  }
}

function* fieldData(metadata: Metadata, image: Image): Iterable<OwnedBytes> {
  for (let row = 1; row <= metadata.rowCount('FieldRVA'); row++) {
    const field = metadata.get('FieldRVA', row, 'Field');
    const size = fieldDataSize(metadata, field, image.target.pointerSize);
    const range = size === undefined ? undefined : readableRangeOfSection(image, { rva: rva(metadata.get('FieldRVA', row, 'RVA')), size });
    if (range !== undefined) yield owned(range, 'IL data', () => `initial data of ${tokenText(tokenOf('Field', field))}`);
  }
}
