import type { Trace } from '../../../tools/spec-machine/decode.js';

/** A stored value of a seed, as the spec declares it. */
export type DeclaredField = Pick<Trace, 'owner' | 'field' | 'primitive' | 'args' | 'value' | 'start' | 'end'>;
