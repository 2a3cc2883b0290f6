import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Acceptance } from '../contract/acceptance.js';
import type { ModelEdit } from '../contract/models.js';
import { imagesFolder } from './paths.js';

/** One object of `conformance/images/edited/edited.json`: an image that no compiler writes, made by `r2r build` from edits of a model. */
export interface EditedImage {
  name: string;
  /** The image whose model is edited, relative to conformance/images. */
  base: string;
  /** Of fixups, hexadecimal: those that no other image has. */
  kinds: string[];
  says: string;
  edits: ModelEdit[];
  /** What the signatures of the edited cells have to be, written by hand. */
  cells: EditedCell[];
  /** What CoreCLR 10.0.12 on linux-x64 did with it. */
  coreclr: Acceptance;
}

export interface EditedCell {
  section: number;
  cell: number;
  kind: number;
  /** The bytes, with spaces where they make it easier to read. */
  hex: string;
  /** Of a signature that has moved: where in the file its RVA stands. */
  at?: number;
}

export function listEditedImages(): EditedImage[] {
  return JSON.parse(readFileSync(join(imagesFolder, 'edited', 'edited.json'), 'utf8'));
}

/** Where an edited image lies, relative to conformance/images. */
export function pathOfEdited({ name, base }: EditedImage): string {
  return `edited/${name}/${basename(base)}`;
}
