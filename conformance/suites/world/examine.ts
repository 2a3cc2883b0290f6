import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { R2RError } from '../../../reference/errors.js';
import { Image } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { surroundingsOf } from './around.js';
import { CHECKS } from './checks.js';
import type { WorldItem } from './items.js';
import { Subject, type Check } from './subject.js';
import type { Tally } from './tally.js';

export interface Finding {
  check: string;
  sentence: string;
}

/** What the reference and the checks say about one file. */
export interface Verdict {
  title: string;
  group: string;
  kind: WorldItem['kind'];
  findings: Finding[];
  tally: Tally;
}

/** Of one check only so many findings an image are kept; the rest is counted. */
const KEPT = 3;

/** Opens a file of the manifest with the reference, and holds an R2R image against every check. */
export function examine(item: WorldItem): Verdict {
  const { title, group, kind } = item;
  const bytes = readFileSync(item.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== item.sha256) {
    const sentence = `is not the file of the manifest (SHA-256 ${sha256})`;
    return { title, group, kind, findings: [{ check: 'file', sentence }], tally: {} };
  }
  const tally: Tally = {};
  return { title, group, kind, findings: examineBytes(item, bytes, CHECKS, tally), tally };
}

/** What the checks find in `bytes`, whatever these are; they count in `tally` what they looked at. */
export function examineBytes(item: WorldItem, bytes: Uint8Array, checks: readonly Check[], tally: Tally = {}): Finding[] {
  try {
    const file = openFile(bytes, basename(item.path));
    const isImage = file.kind !== 'not-r2r';
    if (isImage !== (item.kind === 'r2r')) {
      return [{ check: 'file', sentence: `the manifest says ${item.kind}, the reference ${isImage ? 'r2r' : file.reason}` }];
    }
    if (!isImage) return [];
    const subject = new Subject(item, new Image(file, surroundingsOf(item.around)));
    const findings = checks.flatMap((check) => runCheck(check, subject));
    Object.assign(tally, subject.tally);
    return findings;
  } catch (error) {
    return [{ check: 'file', sentence: sentenceOf(error) }];
  }
}

function runCheck(check: Check, subject: Subject): Finding[] {
  const findings: Finding[] = [];
  let more = 0;
  try {
    for (const sentence of check.run(subject)) {
      if (findings.length < KEPT) findings.push({ check: check.name, sentence });
      else more++;
    }
  } catch (error) {
    findings.push({ check: check.name, sentence: sentenceOf(error) });
  }
  if (more > 0) findings.push({ check: check.name, sentence: `and ${more} more` });
  return findings;
}

/** Whatever the reference throws is a finding; other errors show where they come from. */
function sentenceOf(error: unknown): string {
  if (error instanceof R2RError) return `${error.code} at ${error.path || 'top'}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
