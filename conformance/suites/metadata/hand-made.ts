/** Metadata made by hand, stream by stream, for what compilers do not write. */
export interface HandMade {
  /** The content of `#~` (or `#-`), hexadecimal. */
  readonly tables: string;
  readonly tablesName?: '#~' | '#-';
  /** The texts of #Strings; the empty one comes first by itself. */
  readonly strings?: readonly string[];
  /** The content of #Blob behind the empty blob, hexadecimal. */
  readonly blobs?: string;
}

/** The bytes of the metadata: root, then `#~`, `#Strings`, `#Blob`. */
export function metadataBytes({ tables, tablesName = '#~', strings = [], blobs = '' }: HandMade): Uint8Array {
  const streams: readonly (readonly [string, Buffer])[] = [
    [tablesName, bytes(tables)],
    ['#Strings', Buffer.from(['', ...strings, ''].join('\0'), 'utf8')],
    ['#Blob', bytes(`00 ${blobs}`)],
  ];
  const headers = streams.map(([name]) => 8 + roundUp(name.length + 1));
  let offset = 32 + headers.reduce((sum, size) => sum + size, 0);
  const parts: Buffer[] = [bytes('42534a42 0100 0100 00000000 0c000000'), padded('v4.0.30319', 12), bytes('0000 0300')];
  for (const [index, [name, content]] of streams.entries()) {
    const header = padded('', headers[index]);
    header.writeUInt32LE(offset, 0);
    header.writeUInt32LE(content.length, 4);
    header.write(name, 8, 'latin1');
    parts.push(header);
    offset += roundUp(content.length);
  }
  for (const [, content] of streams) parts.push(Buffer.concat([content, Buffer.alloc(roundUp(content.length) - content.length)]));
  return new Uint8Array(Buffer.concat(parts));
}

export function bytes(hex: string): Buffer {
  return Buffer.from(hex.replace(/\s/g, ''), 'hex');
}

function padded(text: string, size: number): Buffer {
  const buffer = Buffer.alloc(size);
  buffer.write(text, 'latin1');
  return buffer;
}

function roundUp(size: number): number {
  return (size + 3) & ~3;
}
