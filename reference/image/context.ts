import type { AddressSpace } from '../io/address-space.js';
import type { Target } from './target.js';
import type { FormatVersion } from './versions.js';

/** What every decoder of an R2R structure needs to know about the image around it. */
export interface ReadContext {
  readonly space: AddressSpace;
  readonly version: FormatVersion;
  readonly target: Target;
}
