import { R2RError } from '../../errors.js';
import type { Image } from '../../image/image.js';
import { orError, type Subject } from './subject.js';

/** The image that has the code: the composite of a component, else the image itself; undefined if it cannot be read. */
export function codeOwner(subject: Subject): Image | undefined {
  const { image } = subject;
  if (image instanceof R2RError) return undefined;
  if (!subject.hasFlag('COMPONENT')) return image;
  const owner = orError(() => image.owner);
  return owner instanceof R2RError ? undefined : owner;
}
