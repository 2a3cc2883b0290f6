import { atLeast, INTRODUCTIONS, parseVersion, type FormatVersion, type Introduced } from '../image/versions.js';

/** A sentence about something that an image of this version cannot have yet; undefined if it can. */
export function introducedLater(name: string | undefined, version: FormatVersion): string | undefined {
  const since = name !== undefined && isIntroduced(name) ? INTRODUCTIONS[name] : undefined;
  const first = parseVersion(since ?? '');
  if (first === undefined || atLeast(version, first)) return undefined;
  return `${name} came with version ${since}, the image has ${version.major}.${version.minor}`;
}

function isIntroduced(name: string): name is Introduced {
  return Object.hasOwn(INTRODUCTIONS, name);
}
