import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Json } from '../contract/facts-canonical.js';
import { imagesFolder } from './paths.js';

export type Dump = Record<string, Json>;

/** What `dump-corrections.json` has for a facet whose value is one text. */
type Corrections = Record<string, { values: Record<string, string> } | undefined>;

const corrections: Corrections = JSON.parse(readFileSync(join(imagesFolder, 'dump-corrections.json'), 'utf8'));

/** A third party's dump with what is known to be wrong in it put right. */
export function readDump(path: string): Dump {
  const dump: Dump = JSON.parse(gunzipSync(readFileSync(path)).toString());
  return Object.fromEntries(Object.entries(dump).map(([facet, value]) => [facet, correctedText(facet, value) ?? value]));
}

/** The right text, if the dumps are wrong about this one. */
export function correctedText(facet: string, value: Json): string | undefined {
  const known = Object.hasOwn(corrections, facet) ? corrections[facet]?.values : undefined;
  return known !== undefined && typeof value === 'string' && Object.hasOwn(known, value) ? known[value] : undefined;
}
