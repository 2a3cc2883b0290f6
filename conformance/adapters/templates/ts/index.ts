/** A reader of ReadyToRun structures, held against the conformance suite: add your own to KINDS (README.md). */
export const name = 'mine';

type Request = { kind: string; bytes: string; size?: number };
type Context = { formatVersion?: string; machine?: string; os?: string };
/** `end`: the first offset behind the structure; left out where parts of it lie elsewhere. */
type Decoded = { value: unknown; end?: number };

/** Throw it for bad input. Each part that agrees with the suite raises the grade of the rejection. */
class Rejection extends Error {
  constructor(readonly phase: string, readonly code: string, readonly range: [start: number, end: number]) {
    super(code);
  }
}

/** The low one bits of the first byte are the number of bytes less 1; the bits above them are the value. */
function nativeUnsigned(data: Buffer): Decoded {
  if (data.length === 0) throw new Rejection('record', 'truncated', [0, 0]);
  const length = [0, 1, 2, 3, 4].findIndex((bit) => (data[0] & (1 << bit)) === 0) + 1;
  if (length === 0) throw new Rejection('record', 'native-integer.first-byte', [0, 1]);
  if (data.length < length) throw new Rejection('record', 'truncated', [0, data.length]);
  if (length === 5) return { value: data.readUInt32LE(1), end: 5 };
  return { value: data.readUIntLE(0, length) >>> length, end: length };
}

/** u32 Signature | u16 MajorVersion | u16 MinorVersion | u32 Flags | u32 NumberOfSections | {u32 Type, u32 RVA, u32 Size}[] */
function readyToRunHeader(data: Buffer): Decoded {
  const u16 = (at: number): number => data.readUInt16LE(need(data, at, 2));
  const u32 = (at: number): number => data.readUInt32LE(need(data, at, 4));
  if (u32(0) !== 0x00525452) throw new Rejection('header', 'header.signature', [0, 4]);
  const header = { Signature: u32(0), MajorVersion: u16(4), MinorVersion: u16(6), Flags: u32(8), NumberOfSections: u32(12) };
  const end = 16 + 12 * header.NumberOfSections;
  if (end > data.length) throw new Rejection('header', 'header.section-count', [12, 16]);
  const at = Array.from({ length: header.NumberOfSections }, (_, index) => 16 + 12 * index);
  return { value: { ...header, Sections: at.map((each) => ({ Type: u32(each), RVA: u32(each + 4), Size: u32(each + 8) })) }, end };
}

function need(data: Buffer, at: number, size: number): number {
  if (at + size > data.length) throw new Rejection('header', 'truncated', [at, data.length]);
  return at;
}

/** `size`: how many of the bytes are the structure itself. */
const KINDS: Record<string, (data: Buffer, size: number, context: Context) => Decoded> = { 'native-unsigned': nativeUnsigned, 'readytorun-header': readyToRunHeader };

export const operations = {
  'format.decode': ({ kind, bytes, size }: Request, context: Context) => {
    if (!Object.hasOwn(KINDS, kind)) return { unsupported: `kind ${kind}` };
    try {
      const data = Buffer.from(bytes, 'base64');
      return { accepted: KINDS[kind](data, size ?? data.length, context) };
    } catch (error) {
      if (error instanceof Rejection) return { rejected: { phase: error.phase, code: error.code, range: error.range } };
      return { rejected: { message: String(error) } };
    }
  },
};
