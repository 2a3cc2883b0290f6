import type { Image } from '../../../reference/image/image.js';
import { codeEdits } from './code-edits.js';
import { containerEdits } from './container-edits.js';
import type { Edit } from './edit.js';
import { importEdits } from './import-edits.js';
import { tableEdits } from './table-edits.js';
import type { Measured } from './measured.js';

/** What makes a measured mutation of an image; undefined if the image lacks what it is about. */
export type Editor = (image: Image, mutation: Measured) => Edit[] | undefined;

const EDITORS: Readonly<Record<string, Editor>> = {
  pe: containerEdits,
  cor: containerEdits,
  header: containerEdits,
  section: containerEdits,
  import: importEdits,
  eager: importEdits,
  fixup: importEdits,
  cell: importEdits,
  rtfunc: codeEdits,
  code: codeEdits,
  thunk: codeEdits,
  eh: codeEdits,
  debug: codeEdits,
  entry: tableEdits,
  manifest: tableEdits,
  il: tableEdits,
};

/** The image with the mutation in it. */
export function mutated(image: Image, mutation: Measured): Uint8Array | undefined {
  const file = image.context.space.bytes;
  if (mutation.field === 'truncate') return file.slice(0, file.length - 512);
  const edits = EDITORS[mutation.group]?.(image, mutation);
  if (edits === undefined) return undefined;
  const bytes = Uint8Array.from(file);
  for (const { at, bytes: put } of edits) bytes.set(put, at);
  return bytes;
}
