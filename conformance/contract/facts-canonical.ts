/** What JSON can hold; parts of a dump or of an answer, whose shape nobody has checked yet. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Puts null in the place of undefined. */
export function orNull(value: Json | undefined): Json {
  return value === undefined ? null : value;
}

export function isRecord(value: Json): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is a list, else the empty list: null and `{"error": ...}` stand for lists that do not apply. */
export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

export function member(entry: Json, name: string): Json {
  return isRecord(entry) ? orNull(entry[name]) : null;
}

export function tuple(entry: Json, ...names: string[]): Json[] {
  return names.map((name) => member(entry, name));
}

export function lower(value: Json): Json {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** The same value with the members of every object in the order of their names. */
export function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

/** True for the `{"error": "..."}` that stands in the place of a facet that could not be read. */
export function isErrorValue(value: Json): value is { error: Json } {
  return isRecord(value) && 'error' in value;
}

/** The entries of `gcInfo`, each with the correction that a dump carries beside a reading known to be wrong. */
export function correctedGcInfo(value: Json): Json[] {
  return listOf(value)
    .filter((entry) => !isErrorValue(entry) || isRecord(member(entry, 'corrected')))
    .map((entry) => {
      const corrected = member(entry, 'corrected');
      return isRecord(entry) && isRecord(corrected) ? { ...entry, ...corrected } : entry;
    });
}

/** The bounds of an entry of `debugInfo`, the corrected ones first. */
export function boundsOf(entry: Json): Json[] {
  const corrected = listOf(member(entry, 'boundsCorrected'));
  return corrected.length > 0 ? corrected : listOf(member(entry, 'bounds'));
}
