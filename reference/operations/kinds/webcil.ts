import { ByteCursor } from '../../io/cursor.js';
import { readWebcilHeader, type WebcilHeader } from '../../webcil/header.js';
import { readWebcil, type WebcilFile } from '../../webcil/webcil-file.js';
import type { Kind } from './kind.js';

export const webcilHeaderKind: Kind = ({ context }) => {
  const header = readWebcilHeader(new ByteCursor(context.space.bytes, 0, undefined, 'container'));
  return { value: fields(header), end: header.range.end };
};

/** With the check that the relocation section exists. */
export const webcilKind: Kind = ({ context }) => {
  const webcil = readWebcil(context.space.bytes);
  return { value: payloadFields(webcil), end: webcil.headersEnd };
};

export function payloadFields(webcil: WebcilFile): object {
  webcil.relocations();
  return {
    Header: fields(webcil.header),
    Sections: webcil.sections.map((section) => ({
      VirtualSize: section.virtualSize,
      VirtualAddress: section.virtualAddress,
      SizeOfRawData: section.sizeOfRawData,
      PointerToRawData: section.pointerToRawData,
    })),
  };
}

function fields({ majorVersion, minorVersion, sectionCount, relocationSection, corHeader, debugDirectory, tableBase }: WebcilHeader): object {
  return {
    MajorVersion: majorVersion,
    MinorVersion: minorVersion,
    SectionCount: sectionCount,
    RelocationSection: relocationSection,
    Cor: { RVA: corHeader.rva, Size: corHeader.size },
    Debug: { RVA: debugDirectory.rva, Size: debugDirectory.size },
    TableBase: tableBase,
  };
}
