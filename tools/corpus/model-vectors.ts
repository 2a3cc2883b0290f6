import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EncodeImageInput, ModelEdit, ModelOperand } from '../../conformance/contract/models.js';
import type { ExpectedRejection, Vector } from '../../conformance/contract/protocol.js';
import type { CommittedImage } from '../../conformance/world/committed.js';
import { imagesFolder } from '../../conformance/world/paths.js';
import { contextOf } from './targets.js';

/** `conformance/images/models/models.json`: models of images, and what is to become of them, all written by hand. */
interface Models {
  /** By name: the image that `r2r dump` made the model of. */
  models: Record<string, string>;
  vectors: ModelVector[];
}

interface ModelVector {
  id: string;
  model: string;
  edits?: ModelEdit[];
  unchecked?: true;
  /** What is then another byte in the image. */
  changes?: { at: number; bytes: string }[];
  rejection?: ExpectedRejection;
}

/** The vectors of `image.encode`: whole images, and the bytes that a change of one value has. */
export function modelVectors(images: readonly CommittedImage[]): Vector[] {
  const { models, vectors } = JSON.parse(readFileSync(join(imagesFolder, 'models', 'models.json'), 'utf8')) as Models;
  return vectors.map(({ id, model, edits, unchecked, changes, rejection }) => {
    const image = images.find(({ path }) => path === models[model]);
    if (image === undefined) throw new Error(`${models[model]} is not in the manifest`);
    const path = `models/${model}.json.gz`;
    const operand: ModelOperand = { path: `images/${path}`, sha256: createHash('sha256').update(readFileSync(join(imagesFolder, path))).digest('hex'), edits };
    const input: EncodeImageInput = { model: operand, unchecked };
    const bytes = readFileSync(join(imagesFolder, image.path));
    for (const change of changes ?? []) bytes.write(change.bytes, change.at, 'hex');
    return {
      id: `model.${id}`,
      requirements: [rejection === undefined ? 'WRT-1' : 'WRT-2'],
      operation: 'image.encode',
      input,
      context: contextOf(image.r2rVersion, image.os, image.arch),
      expect: rejection === undefined ? { value: { bytes: bytes.toString('base64') } } : { rejection },
      ...(rejection === undefined ? {} : { twin: `model.${model}.whole` }),
      origin: 'literal',
    };
  });
}
