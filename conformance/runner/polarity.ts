import type { Vector } from '../contract/protocol.js';

/** `negative`: the vector expects a rejection. Where the format leaves the choice (`oneOf`), it is positive. */
export type Polarity = 'positive' | 'negative';

export function polarityOf({ expect }: Vector): Polarity {
  return 'rejection' in expect ? 'negative' : 'positive';
}
