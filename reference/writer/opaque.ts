import type { OwnedBytes, OwnerKind } from '../byte-map/owned-bytes.js';

/** What is taken over as it is: bytes of other formats, and code. The list is closed. */
const OPAQUE: ReadonlySet<OwnerKind> = new Set<OwnerKind>([
  'code',
  // Of methods: jump tables and constants, of which only code knows.
  'read-only data',
  'import thunks',
  // Of the compiler before crossgen2; nothing refers to them and no runtime reads them.
  'unlisted blocks',
  'IL metadata',
  'IL method bodies',
  'IL data',
  // The MS-DOS stub, and what the debug, resource and certificate directories point to.
  'container headers',
  'data directories',
]);

export function isOpaque({ kind }: OwnedBytes): boolean {
  return OPAQUE.has(kind);
}
