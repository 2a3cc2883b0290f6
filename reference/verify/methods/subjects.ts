import type { FixupCell } from '../../image/fixup-list.js';
import type { ImageModule } from '../../image/image-module.js';
import type { MethodEntryPoint } from '../../image/method-entry-points.js';
import type { ByteRange } from '../../io/ranges.js';
import type { GenericCounts } from '../generic-counts.js';

/** An entry of section 103. */
export interface MethodOfModule {
  readonly entry: MethodEntryPoint;
  readonly module: ImageModule;
  readonly generics: GenericCounts;
}

/** What a method needs before it may run. */
export interface MethodFixups {
  readonly cells: readonly FixupCell[];
  readonly range: ByteRange;
}
