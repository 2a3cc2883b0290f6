import type { ResultRecord } from '../runner/results.js';

const NAMES = { expectedFail: 'expected failure', informative: 'informative', leftOut: 'left out', unsupported: 'unsupported' };

/** Why a vector is neither a pass nor a finding, in one line. */
export function notCountedText({ verdict, reason }: ResultRecord): string {
  const name = Object.hasOwn(NAMES, verdict) ? NAMES[verdict as keyof typeof NAMES] : verdict;
  return reason === undefined ? name : `${name}: ${reason}`;
}
