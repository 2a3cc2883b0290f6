/** MajorVersion and MinorVersion of READYTORUN_HEADER. */
export interface FormatVersion {
  readonly major: number;
  readonly minor: number;
}

/**
 * The one table of what changed the bytes, and since when (r2r-format 1). Decoders ask `has(version, 'name')`; no other
 * file holds a version number.
 */
export const VERSION_FEATURES = {
  /** The first major version read, and the newest known. */
  oldestMajor: { major: 2, minor: 0 },
  newestMajor: { major: 27, minor: 0 },
} as const satisfies Record<string, FormatVersion>;

export type VersionFeature = keyof typeof VERSION_FEATURES;

/** True if `version` is at least the one that introduced `feature`. */
export function has(version: FormatVersion, feature: VersionFeature): boolean {
  return atLeast(version, VERSION_FEATURES[feature]);
}

export function atLeast(version: FormatVersion, since: FormatVersion): boolean {
  return version.major !== since.major ? version.major > since.major : version.minor >= since.minor;
}

/** `"16.0"` and the like; undefined for anything else. */
export function parseVersion(text: string): FormatVersion | undefined {
  const match = /^(\d{1,5})\.(\d{1,5})$/.exec(text);
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}
