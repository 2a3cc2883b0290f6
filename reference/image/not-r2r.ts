import type { ErrorCode } from '../error-codes.js';
import { R2RError } from '../errors.js';
import type { ByteRange } from '../io/ranges.js';

/** Why a file that is no R2R image is none: the error code, and one line. */
export const NOT_R2R_REASONS = {
  'il-only': { code: 'header.missing', sentence: 'not R2R: an assembly with IL only' },
  'mixed-mode': { code: 'header.missing', sentence: 'not R2R: a mixed-mode assembly (C++/CLI)' },
  'older-native-format': {
    code: 'header.signature',
    sentence: 'not R2R: an older native format (a managed native header without the R2R signature)',
  },
  'native-library': { code: 'header.missing', sentence: 'not R2R: a native PE file without a CLI header' },
  elf: { code: 'header.missing', sentence: 'not R2R: an ELF file' },
  'mach-o': { code: 'header.missing', sentence: 'not R2R: a Mach-O file without the symbol RTR_HEADER' },
  wasm: { code: 'header.missing', sentence: 'not R2R: a wasm module without a Webcil payload' },
  'not-executable': { code: 'container.unknown', sentence: 'not R2R: no PE, Webcil, wasm or Mach-O file' },
} as const satisfies Record<string, { code: ErrorCode; sentence: string }>;

export type NotR2RReason = keyof typeof NOT_R2R_REASONS;

/** The rejection for a reader that was asked for an R2R image; `range` is where the sign of one was looked for. */
export function notR2RError(reason: NotR2RReason, range?: ByteRange): R2RError {
  const { code, sentence } = NOT_R2R_REASONS[reason];
  return new R2RError(code, sentence, { range });
}
