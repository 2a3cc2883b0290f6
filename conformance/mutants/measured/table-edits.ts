import type { Image } from '../../../reference/image/image.js';
import type { SectionName } from '../../../reference/image/section-types.js';
import { fileOffset } from '../../../reference/io/addresses.js';
import { byteXor, put, target, type Edit } from './edit.js';
import type { Measured } from './measured.js';
import { entryOf } from './methods.js';

/** ldc.i4.s 99; ret */
const RETURN_99 = [0x1f, 99, 0x2a];

/** Entry-point tables, manifest, metadata and IL. */
export function tableEdits(image: Image, { group, field, change }: Measured): Edit[] | undefined {
  if (group === 'manifest') return manifestEdits(image, change);
  if (group === 'il') return field.includes('MVID') ? moduleVersionId(image) : body(image);
  const start = (name: SectionName): number => image.context.space.offsetOf(image.section(name)?.rva ?? image.file.headerRva);
  if (field === 'MethodDefEntryPoints header') {
    const at = start('MethodDefEntryPoints');
    if (change.includes('^ 0x02')) return [byteXor(image, at, 2)];
    return [put(at, change.includes('0xFF') ? 0xff : 1, 1)];
  }
  if (field === 'InstanceEntryPoints header') {
    const at = start('InstanceMethodEntryPoints');
    return [put(at, change.startsWith('bucket') ? image.context.space.bytes[at] + 4 : 0xff, 1)];
  }
  return field.startsWith('InstanceEntryPoints') ? instanceEdits(image, change) : entryEdits(image, field, change);
}

function instanceEdits(image: Image, change: string): Edit[] | undefined {
  const entries = [...(image.instanceEntryPoints?.entries() ?? [])];
  const hash = /hash byte (0x[0-9a-f]+)/.exec(change)?.[1];
  if (hash !== undefined) {
    const found = entries.find(({ entry }) => entry.lowHash === Number(hash));
    return found && [byteXor(image, found.entry.range.start, 0xff)];
  }
  const { payload } = entries[0].entry;
  return [put(payload + (change.startsWith('byte 1') ? 1 : 0), target(change), 1)];
}

function entryEdits(image: Image, field: string, change: string): Edit[] | undefined {
  const entry = entryOf(image, field.split(' ')[0]);
  if (entry === undefined) return undefined;
  if (field.endsWith('fixup list')) return entry.fixups === undefined ? undefined : [put(entry.fixups, target(change), 1)];
  const at = entry.range.start;
  if (change.includes('^ 2')) return [byteXor(image, at, 2 << 1)];
  return [put(at, change.includes('+ 8') ? image.context.space.bytes[at] + 8 : target(change), 1)];
}

function manifestEdits(image: Image, change: string): Edit[] | undefined {
  const section = image.section('ManifestMetadata');
  if (section === undefined) return undefined;
  const at = image.context.space.offsetOf(section.rva);
  if (change.startsWith('BSJB')) return [byteXor(image, at, 0xff)];
  return change.startsWith('version') ? [put(at + 12, 0x1000, 4)] : [{ at, bytes: new Uint8Array(64) }];
}

function moduleVersionId({ metadata, context }: Image): Edit[] | undefined {
  const guid = metadata?.guid(metadata.get('Module', 1, 'Mvid'));
  return guid && [{ at: guid.byteOffset - context.space.bytes.byteOffset, bytes: guid.map((byte) => byte ^ 0xff) }];
}

function body(image: Image): Edit[] | undefined {
  const rid = entryOf(image, 'Sq')?.rid;
  const address = rid === undefined ? undefined : image.metadata?.get('MethodDef', rid, 'RVA');
  const section = image.file.pe?.sections.find(({ virtualAddress, virtualSize }) => address !== undefined && address >= virtualAddress && address < virtualAddress + virtualSize);
  if (address === undefined || section === undefined) return undefined;
  const at = fileOffset(address - section.virtualAddress + section.pointerToRawData);
  return [{ at: at + 1, bytes: Uint8Array.from(RETURN_99) }];
}
