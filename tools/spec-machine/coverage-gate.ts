import type { Requirement } from './dialect.js';

/** At most this share of the MUSTs may have a reason that is counted, in percent. */
export const GATE = 5;

/** What only operations can show that the suite does not have yet is reported apart, as the rules of later areas are. */
export const NOT_COUNTED: Requirement['untested'] = 'later-operation';

/** Whether the input has to be accepted, has to be rejected, or may be either. */
export function acceptanceOf(expect: object): 'positive' | 'negative' | 'either' {
  if ('rejection' in expect) return 'negative';
  const allowed = 'oneOf' in expect ? (expect.oneOf as readonly object[]) : [];
  return allowed.some((each) => 'rejection' in each) ? 'either' : 'positive';
}
