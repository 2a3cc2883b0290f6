export const name = 'mine';

class Rejection extends Error {
  constructor(phase, code, start, end) {
    super(code);
    Object.assign(this, { phase, code, range: [start, end] });
  }
}

/** u32 Signature | u16 MajorVersion | u16 MinorVersion | u32 Flags | u32 NumberOfSections | {u32 Type, u32 RVA, u32 Size}[] */
function readyToRunHeader(bytes) {
  const need = (offset, size) => {
    if (offset + size > bytes.length) throw new Rejection('header', 'truncated', offset, bytes.length);
    return offset;
  };
  const u16 = (offset) => bytes.readUInt16LE(need(offset, 2));
  const u32 = (offset) => bytes.readUInt32LE(need(offset, 4));
  if (u32(0) !== 0x00525452) throw new Rejection('header', 'header.signature', 0, 4);
  const header = { Signature: u32(0), MajorVersion: u16(4), MinorVersion: u16(6), Flags: u32(8), NumberOfSections: u32(12) };
  const end = 16 + 12 * header.NumberOfSections;
  if (end > bytes.length) throw new Rejection('header', 'header.section-count', 12, 16);
  header.Sections = Array.from({ length: header.NumberOfSections }, (_, index) => {
    const start = 16 + 12 * index;
    return { Type: u32(start), RVA: u32(start + 4), Size: u32(start + 8) };
  });
  return { value: header, end };
}

const KINDS = { 'readytorun-header': readyToRunHeader };

export const operations = {
  'format.decode': ({ kind, bytes }) => {
    if (!Object.hasOwn(KINDS, kind)) return { unsupported: `kind ${kind}` };
    try {
      return { accepted: KINDS[kind](Buffer.from(bytes, 'base64')) };
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      return { rejected: { phase: error.phase, code: error.code, range: error.range } };
    }
  },
};
