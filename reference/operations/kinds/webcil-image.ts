import { sectionOutside } from '../../image/header.js';
import { openImage } from '../../image/image.js';
import { openFile } from '../../image/open.js';
import { readCorHeader } from '../../pe/cor-header.js';
import { headerFields } from './header.js';
import type { Kind } from './kind.js';
import { corFields } from './pe-headers.js';
import { payloadFields } from './webcil.js';

/** A Webcil payload, as far as its R2R header. */
export const webcilImageKind: Kind = ({ context }) => {
  const image = openImage(openFile(context.space.bytes, 'file'));
  const { container, headerRva } = image.file;
  if (container.kind !== 'webcil') return 'a file that is no Webcil payload';
  for (const section of image.header.sections) {
    const outside = sectionOutside(section, container.webcil);
    if (outside !== undefined) throw outside;
  }
  return {
    value: {
      Payload: payloadFields(container.webcil),
      Cor: corFields(readCorHeader(container.webcil, container.webcil.header.corHeader)),
      IsComposite: image.isComposite,
      HeaderRVA: headerRva,
      Image: headerFields(image.header),
    },
  };
};
