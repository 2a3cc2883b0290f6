import type { SectionEntry } from '../../../reference/image/header.js';
import type { Image } from '../../../reference/image/image.js';
import { changed, put, target, type Edit } from './edit.js';
import type { Measured } from './measured.js';

const MACHINES: Readonly<Record<string, number>> = { '-> 0x8664': 0x8664, '-> 0xAA64': 0xaa64 ^ 0x7b79, '-> 0x014C': 0x14c };
const NAMES: Readonly<Record<string, string>> = { InstanceEntryPoints: 'InstanceMethodEntryPoints' };

/** File header, CLI header, READYTORUN_HEADER and its sections. */
export function containerEdits(image: Image, { field, change }: Measured): Edit[] | undefined {
  const { pe, module } = image.file;
  if (pe === undefined || module === undefined) return undefined;
  const { start } = image.header.range;
  const cor = module.corHeader;
  const native = cor.managedNativeHeader.range.start;
  switch (field) {
    case 'FileHeader.Machine':
      return [put(pe.coffHeader.range.start + 4, MACHINES[change.slice(0, 9)], 2)];
    case 'COR20.Flags':
      return [put(cor.range.start + 16, change.startsWith('clear') ? cor.flags & ~4 : cor.flags | 1, 4)];
    case 'COR20.ManagedNativeHeader.RVA':
      return [changed(image, native, change)];
    case 'COR20.ManagedNativeHeader.Size':
      return [changed(image, native + 4, change)];
    case 'Signature':
      return [put(start, 0x52 ^ 0xff, 1)];
    case 'MajorVersion':
      return [changed(image, start + 4, change, 2)];
    case 'MinorVersion':
      return [changed(image, start + 6, change, 2)];
    case 'Flags':
      return [changed(image, start + 8, change)];
    case 'NumberOfSections':
      return [changed(image, start + 12, change)];
    case 'table order':
      return exchanged(image, 'ImportSections', 'MethodDefEntryPoints');
    default:
      return sectionEdit(image, field, change);
  }
}

const MEMBERS: Readonly<Record<string, number>> = { Type: 0, RVA: 4, Size: 8 };

function sectionEdit(image: Image, field: string, change: string): Edit[] | undefined {
  const [name, member] = field.split('.');
  const entry = sectionNamed(image, name);
  return entry && [member === 'Type' ? put(entry.range.start, target(change), 4) : changed(image, entry.range.start + MEMBERS[member], change)];
}

function exchanged(image: Image, a: string, b: string): Edit[] | undefined {
  const [one, other] = [sectionNamed(image, a), sectionNamed(image, b)];
  if (one === undefined || other === undefined) return undefined;
  const bytesOf = ({ range }: SectionEntry): Uint8Array => image.context.space.bytes.slice(range.start, range.end);
  return [
    { at: one.range.start, bytes: bytesOf(other) },
    { at: other.range.start, bytes: bytesOf(one) },
  ];
}

function sectionNamed({ header }: Image, name: string): SectionEntry | undefined {
  return header.sections.find((section) => section.name === (NAMES[name] ?? name));
}
