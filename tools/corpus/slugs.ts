import type { CommittedImage } from '../../conformance/world/committed.js';

/** What ids call a committed image. They are ASCII, so that they can be typed: `DevÜnicode_...` is `DevUnicode`. */
export function imageSlug({ path }: CommittedImage): string {
  const name = path.slice('img/'.length, -'.dll'.length).replace('/', '.');
  return name.normalize('NFD').replace(/[^\x21-\x7e]/g, '').replace(/_$/, '');
}
