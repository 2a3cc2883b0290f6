import type { Check, Subject } from '../subject.js';

/** The version is the manifest's, and every section is known. */
export const header: Check = {
  name: 'header',
  *run({ image, item }: Subject): Iterable<string> {
    const { version, sections } = image.header;
    const text = `${version.major}.${version.minor}`;
    if (text !== item.formatVersion) yield `version ${text} instead of ${item.formatVersion}`;
    for (const { name, type } of sections) if (name === undefined) yield `section type ${type} is unknown`;
  },
};
