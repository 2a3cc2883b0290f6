import { sectionOutside } from '../../image/header.js';
import { openImage } from '../../image/image.js';
import { openPe } from '../../image/open.js';
import { readCorHeader } from '../../pe/cor-header.js';
import { readPe } from '../../pe/pe-file.js';
import { headerFields } from './header.js';
import type { Kind } from './kind.js';
import { coffFields, corFields, optionalFields, sectionFields } from './pe-headers.js';

/** A whole file: from its first bytes to the sections that the R2R header names. */
export const peFileKind: Kind = ({ context }) => {
  const { file, header, target, isComposite } = openImage(openPe(readPe(context.space.bytes), 'file'));
  const { pe } = file;
  if (pe === undefined) return 'a file that is no PE file';
  for (const section of header.sections) {
    const outside = sectionOutside(section, pe);
    if (outside !== undefined) throw outside;
  }
  const corDirectory = isComposite ? undefined : pe.directory('CorHeader');
  return {
    value: {
      Dos: { NewHeaderOffset: pe.dosHeader.newHeaderOffset },
      Headers: { Coff: coffFields(pe.coffHeader), Optional: optionalFields(pe.optionalHeader) },
      Sections: pe.sections.map(sectionFields),
      IsComposite: isComposite,
      Cor: corDirectory && corFields(readCorHeader(pe, corDirectory)),
      HeaderRVA: file.headerRva,
      Image: headerFields(header),
      Machine: target.machine,
      OS: target.os,
    },
  };
};
