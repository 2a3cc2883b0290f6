import { R2RError } from '../errors.js';
import type { Image } from '../image/image.js';
import type { Disjoint } from './disjoint.js';
import { pathBelow, type Fault, type Finding } from './finding.js';
import { findingOfError, type Reading } from './finding-of-error.js';
import type { Claim, Rule } from './rule.js';

/** So many findings of one requirement are kept: a table of thousands of wrong entries has said it by then. */
const KEPT = 100;
/** So many things are listened to that a rule says of one subject: a few bytes can declare a million equal faults. */
const HEARD = 1000;

/** Collects what is found in one image. What cannot be read is a finding, and does not keep the rest from being looked at. */
export class Verification {
  readonly findings: Finding[] = [];
  /** How many things each requirement was asked of. */
  readonly asked = new Map<string, number>();
  private readonly counts = new Map<string, number>();
  private readonly seen = new Set<string>();

  constructor(readonly image: Image) {}

  /** Holds one thing against rules. @param path where it stands; put in front of what the rules say */
  apply<Subject>(rules: readonly Rule<Subject>[], subject: Subject, path = ''): void {
    for (const rule of rules) {
      this.note(rule.requirement);
      this.attempt(rule, path, () => {
        let left = HEARD;
        for (const fault of rule.check(subject, this.image)) {
          this.report(rule, fault, path);
          if (--left === 0) break;
        }
      });
    }
  }

  note(requirement: string, count = 1): void {
    this.asked.set(requirement, (this.asked.get(requirement) ?? 0) + count);
  }

  /** What `read` returns; undefined, and a finding, if it throws an R2RError. Other errors are thrown on. */
  attempt<T>(reading: Reading, path: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      this.reportError(reading, error, path);
      return undefined;
    }
  }

  reportError(reading: Reading, error: R2RError, path = ''): void {
    this.add(findingOfError(error, reading, path));
  }

  report(claim: Claim, { requirement = claim.requirement, structure = claim.structure, range, path = '', message }: Fault, around = ''): void {
    this.add({ requirement, level: claim.level ?? 'error', structure, range, path: pathBelow(around, path), message });
  }

  reportDisjoint(ranges: Disjoint): void {
    for (const fault of ranges.faults()) this.report(ranges.claim, fault);
  }

  /** What one structure breaks is found by everybody who needs it: it counts once. */
  private add(finding: Finding): void {
    const { requirement, range, message, path } = finding;
    const key = `${requirement} ${range === undefined ? path : `${range.start} ${range.end}`} ${message}`;
    if (this.seen.has(key)) return;
    const count = (this.counts.get(requirement) ?? 0) + 1;
    this.counts.set(requirement, count);
    if (count > KEPT) return;
    this.seen.add(key);
    this.findings.push(finding);
  }
}
