import { readOwnerCompositeExecutable } from '../../image/owner-composite-executable.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const ownerCompositeExecutableKind: Kind = (input) => ({
  value: readOwnerCompositeExecutable(input.context, wholeSection(input)),
  end: input.size,
});
