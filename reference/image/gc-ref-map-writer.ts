import { ByteWriter } from '../io/byte-writer.js';
import { EXTENDED, FIRST_EXTENDED_TOKEN, GC_REF_MAP_STRIDE, GC_REF_MAP_TOKENS, SKIPPED_BEFORE_EXTENSION, SMALL_STACK_POP_LIMIT, type GcRefMap } from './gc-ref-map.js';

/** Writes the GC ref maps of a call section (gcRefMapTable has the layout). @param maps one a cell */
export function writeGcRefMaps(maps: readonly Pick<GcRefMap, 'stackPop' | 'slots'>[]): Uint8Array {
  const lookupWords = Math.floor(maps.length / GC_REF_MAP_STRIDE) + 1;
  const writer = new ByteWriter();
  for (let word = 0; word < lookupWords; word++) writer.u32(0);
  const starts: number[] = [];
  for (const [index, map] of maps.entries()) {
    if (index % GC_REF_MAP_STRIDE === 0) starts.push(writer.position);
    writer.bytes(writeGcRefMap(map));
  }
  writer.patch(0, (patched) => starts.forEach((start) => patched.u32(start)));
  return writer.toBytes();
}

/** Writes one map (readGcRefMap has the layout) without trailing zero bits. Slots ascend by position. */
export function writeGcRefMap({ stackPop, slots }: Pick<GcRefMap, 'stackPop' | 'slots'>): Uint8Array {
  const bits = new MapBitWriter();
  if (stackPop !== undefined) writeStackPop(bits, stackPop);
  let next = 0;
  for (const { position, token } of slots) {
    const gap = position - next;
    if (gap < SKIPPED_BEFORE_EXTENSION) {
      for (let skipped = 0; skipped < gap; skipped++) bits.two(GC_REF_MAP_TOKENS.SKIP);
    } else {
      bits.two(EXTENDED);
      bits.integer((gap - SKIPPED_BEFORE_EXTENSION) * 2);
    }
    if (token < FIRST_EXTENDED_TOKEN) {
      bits.two(token);
    } else {
      bits.two(EXTENDED);
      bits.integer((token - FIRST_EXTENDED_TOKEN) * 2 + 1);
    }
    next = position + 1;
  }
  return bits.toBytes();
}

function writeStackPop(bits: MapBitWriter, stackPop: number): void {
  if (stackPop < SMALL_STACK_POP_LIMIT) {
    bits.two(stackPop);
  } else {
    bits.two(EXTENDED);
    bits.integer(stackPop - SMALL_STACK_POP_LIMIT);
  }
}

/** Bytes of seven bits, the least significant first; bit 7 = another byte follows. */
class MapBitWriter {
  private readonly bits: number[] = [];

  two(value: number): void {
    this.bits.push(value & 1, value >>> 1);
  }

  integer(value: number): void {
    let rest = value;
    for (; rest > 7; rest = Math.floor(rest / 8)) this.group(rest & 7, 1);
    this.group(rest, 0);
  }

  toBytes(): Uint8Array {
    const length = Math.max(Math.ceil((this.bits.lastIndexOf(1) + 1) / 7), 1);
    const bytes = new Uint8Array(length);
    for (let byte = 0; byte < length; byte++) {
      for (let bit = 0; bit < 7; bit++) bytes[byte] |= (this.bits[byte * 7 + bit] ?? 0) << bit;
      if (byte + 1 < length) bytes[byte] |= 0x80;
    }
    return bytes;
  }

  private group(value: number, more: 0 | 1): void {
    this.bits.push(value & 1, (value >>> 1) & 1, value >>> 2, more);
  }
}
