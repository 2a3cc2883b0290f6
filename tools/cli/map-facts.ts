import type { ByteMap } from '../../reference/byte-map/byte-map.js';
import type { Origins } from '../../reference/writer/rewrite.js';

/** Who owns the bytes of an image, for programs; file offsets, the first byte behind a piece last. */
export interface MapFacts {
  /** How many bytes each kind of owner has. A byte belongs to the innermost piece around it. */
  readonly owners: Readonly<Record<string, number>>;
  readonly padding: number;
  readonly unowned: number;
  /** How many bytes are written again from values, taken over, or neither. */
  readonly origins: Origins;
  /** Those that contain others in front of these. */
  readonly pieces?: readonly { readonly range: readonly [number, number]; readonly kind: string; readonly name: string }[];
  /** What no piece contains. */
  readonly gaps?: readonly { readonly range: readonly [number, number]; readonly isPadding: boolean }[];
}

/** @param withPieces also the pieces and gaps one by one */
export function mapFacts({ bytesOf, pieces, gaps }: ByteMap, origins: Origins, withPieces: boolean): MapFacts {
  const sizeOf = (padding: boolean): number => gaps.filter(({ isPadding }) => isPadding === padding).reduce((sum, { start, end }) => sum + end - start, 0);
  const totals = { owners: Object.fromEntries(bytesOf), padding: sizeOf(true), unowned: sizeOf(false), origins };
  if (!withPieces) return totals;
  return {
    ...totals,
    pieces: pieces.map(({ start, end, kind, name }) => ({ range: [start, end], kind, name: name() })),
    gaps: gaps.map(({ start, end, isPadding }) => ({ range: [start, end], isPadding })),
  };
}
