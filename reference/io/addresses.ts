/** An address relative to the image base, in bytes. Never mixed with a file offset: the type says which one a number is. */
export type Rva = number & { readonly __unit: 'rva' };

/** A position in the file (or in the bytes handed to a decoder), in bytes. */
export type FileOffset = number & { readonly __unit: 'file offset' };

export function rva(value: number): Rva {
  return (value >>> 0) as Rva;
}

export function fileOffset(value: number): FileOffset {
  return value as FileOffset;
}
