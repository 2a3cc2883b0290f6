import type { EncodeImageInput } from '../../conformance/contract/models.js';
import type { Answer } from '../../conformance/contract/protocol.js';
import { buildImage } from '../build/build.js';
import { answer } from './answer.js';

/** `image.encode`: the model of an image -> its bytes. */
export function imageEncode({ model, unchecked }: EncodeImageInput): Answer {
  return answer(() => ({ accepted: { bytes: Buffer.from(buildImage(model, { unchecked })).toString('base64') } }));
}
