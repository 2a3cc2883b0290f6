import type { ErrorCode } from '../error-codes.js';
import type { ByteRange } from '../io/ranges.js';

/** `error`: a MUST is broken; `warning`: a SHOULD; `info`: nothing is wrong, and who looks for a fault wants to know it. */
export const LEVELS = ['error', 'warning', 'info'] as const;
export type Level = (typeof LEVELS)[number];

/** Something that is not as the format demands. */
export interface Finding {
  /** The id of the requirement that is broken. */
  readonly requirement: string;
  readonly level: Level;
  /** What kind of structure it is about, by the name of its topic: `import-sections`, `gc-info`. */
  readonly structure: string;
  /** The offending bytes, as offsets in the file. */
  readonly range?: ByteRange;
  /** Where in the image, for example `ImportSections[3].Cells[7]`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** Of what a reader cannot read. */
  readonly code?: ErrorCode;
}

/** What breaks a rule: a finding without what the rule itself knows. */
export interface Fault {
  /** Of a rule that looks at several kinds of things: what this one breaks. */
  readonly requirement?: string;
  readonly structure?: string;
  readonly range?: ByteRange;
  readonly path?: string;
  readonly message: string;
}

/** The path of what stands at `path` in what stands at `around`; the same if it begins there already. */
export function pathBelow(around: string, path: string): string {
  if (around === '' || path.startsWith(around)) return path;
  return path === '' ? around : path.startsWith('[') ? around + path : `${around}.${path}`;
}
