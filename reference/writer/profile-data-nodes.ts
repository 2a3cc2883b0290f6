import type { Image } from '../image/image.js';
import { methodProfiles } from '../image/profile-data.js';
import { writeMethodProfile } from '../image/profile-data-writer.js';
import type { ImageNode } from './node.js';

/** The records of section 111, which stand where the list leads. */
export function* profileDataNodes(image: Image): Iterable<ImageNode> {
  const section = image.section('ProfileDataInfo');
  if (section === undefined || section.size === 0) return;
  for (const profile of methodProfiles(image.context, section.rva, image.file.pe?.optionalHeader.imageBase ?? 0n)) {
    yield { kind: 'profile data', range: profile.range, write: () => writeMethodProfile(profile, image.target.pointerSize) };
  }
}
