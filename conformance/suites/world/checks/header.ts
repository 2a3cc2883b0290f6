import type { Check, Subject } from '../subject.js';

/** The version is the manifest's; sections are known, ascend by type, and none stands twice. */
export const header: Check = {
  name: 'header',
  *run({ image, item }: Subject): Iterable<string> {
    const { version, sections } = image.header;
    const text = `${version.major}.${version.minor}`;
    if (text !== item.formatVersion) yield `version ${text} instead of ${item.formatVersion}`;
    for (const [index, section] of sections.entries()) {
      if (section.name === undefined) yield `section type ${section.type} is unknown`;
      if (index > 0 && section.type <= sections[index - 1].type) yield `section ${section.type} stands behind section ${sections[index - 1].type}`;
    }
  },
};
