import { openImage } from '../../image/image.js';
import { openMachO } from '../../image/open.js';
import { headerFields } from './header.js';
import type { Kind } from './kind.js';

/** A Mach-O library, as far as the R2R header that it exports. */
export const machOKind: Kind = ({ context }) => {
  const image = openImage(openMachO(context.space.bytes, 'file'));
  const { container, headerRva } = image.file;
  if (container.kind !== 'mach-o') return 'a file that is no Mach-O file';
  const { header, segments } = container.machO;
  return {
    value: {
      CpuType: header.cpuType,
      CpuSubtype: header.cpuSubtype,
      FileType: header.fileType,
      CommandCount: header.commandCount,
      CommandsSize: header.commandsSize,
      Flags: header.flags,
      Segments: segments.map(({ address, fileOffset, fileSize }) => ({ Address: String(address), FileOffset: String(fileOffset), FileSize: String(fileSize) })),
      HeaderRVA: headerRva,
      Image: headerFields(image.header),
    },
  };
};
