import type { Target } from '../../image/target.js';
import type { FormatVersion } from '../../image/versions.js';
import type { ByteRange } from '../../io/ranges.js';
import type { Moves, NodeKind } from '../../writer/node.js';

/** A structure of a model that stands by itself in the file. */
export interface ModelNode {
  readonly kind: NodeKind | 'code' | 'IL metadata' | 'section bytes';
  /** A JSON pointer to the value. */
  readonly where: string;
  /** Where it stands, as the model says. */
  readonly range: ByteRange;
  /** Its bytes. @throws R2RError as shapes and writers, with a JSON pointer as path */
  readonly write: () => Uint8Array;
  /** The same with the addresses of others as they are when some have moved; undefined if it holds none. */
  readonly moved?: (moves: Moves) => Uint8Array;
}

/** What structures of a model have to know about the whole. */
export interface Frame {
  readonly version: FormatVersion;
  readonly target: Target;
  /** Header flag MULTIMODULE_VERSION_BUBBLE. */
  readonly hasModules: boolean;
}
