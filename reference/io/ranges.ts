/** Where in the work of reading, binding or running an image an error arose: a closed list, in order of the work. */
export type Phase = 'container' | 'header' | 'directory' | 'section' | 'record' | 'signature' | 'link' | 'bind' | 'execute';

/** A half-open range of byte offsets in the file (or in the bytes handed to a decoder). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Of a range, in bytes. */
export function sizeOf({ start, end }: ByteRange): number {
  return end - start;
}
