import { basename } from 'node:path';
import { buildImage } from '../../../reference/build/build.js';
import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { editModel } from '../../contract/models.js';
import type { EditedImage } from '../../world/edited.js';
import { committed } from '../committed-images.js';
import { plainModel } from './plain-model.js';

/** The image that the edits of a model give. */
export function buildEdited({ base, edits }: EditedImage): Uint8Array {
  const model = plainModel(openImage(openFile(committed(base), basename(base))));
  editModel(model, edits);
  return buildImage(model);
}
