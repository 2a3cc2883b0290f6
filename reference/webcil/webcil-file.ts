import { R2RError, within } from '../errors.js';
import { ByteCursor } from '../io/cursor.js';
import type { ByteRange } from '../io/ranges.js';
import { SectionSpace } from '../io/section-space.js';
import { mapSections, readSectionPlace, type SectionPlace } from '../pe/section-place.js';
import { readWebcilHeader, type WebcilHeader } from './header.js';

/** A Webcil payload: its header and sections, and its bytes by RVA. Offsets count from the start of the file around it. */
export class WebcilFile extends SectionSpace {
  constructor(
    bytes: Uint8Array,
    readonly payload: ByteRange,
    readonly header: WebcilHeader,
    readonly sections: readonly SectionPlace[],
    /** The file offset behind the section headers. */
    readonly headersEnd: number,
  ) {
    super(
      bytes,
      { address: 0, offset: payload.start, size: headersEnd - payload.start },
      mapSections(sections, payload.start, payload.end),
    );
  }

  /** The base relocations (base-relocations.ts); undefined if there are none. @throws R2RError `webcil.relocation-section` */
  relocations(): ByteCursor | undefined {
    const number = this.header.relocationSection;
    if (this.header.majorVersion === 0 || number === 0) return undefined;
    if (number > this.sections.length) {
      const at = this.header.range.start + 10;
      throw new R2RError('webcil.relocation-section', `section ${number} with the relocations does not exist`, {
        range: { start: at, end: at + 2 },
      });
    }
    const section = this.sections[number - 1];
    const start = this.payload.start + section.pointerToRawData;
    return new ByteCursor(this.bytes, start, start + section.sizeOfRawData, 'container');
  }
}

/*
 * header | section headers: the four fields of section-place.ts, each | sections
 */
/**
 * Reads the headers of a Webcil payload (wasm-r2r 8.3) at `payload` in `bytes`: the whole file, or a data segment of a
 * wasm module.
 * @throws R2RError `webcil.*`, `section-table.*`, `truncated`
 */
export function readWebcil(bytes: Uint8Array, payload: ByteRange = { start: 0, end: bytes.length }): WebcilFile {
  const cursor = new ByteCursor(bytes, payload.start, payload.end, 'container');
  const header = within('WebcilHeader', () => readWebcilHeader(cursor));
  const sections: SectionPlace[] = [];
  for (let i = 0; i < header.sectionCount; i++) sections.push(readSectionPlace(cursor));
  return new WebcilFile(bytes, payload, header, sections, cursor.offset);
}
