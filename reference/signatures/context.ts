import { R2RError } from '../errors.js';
import type { ModuleIndices } from '../image/module-index.js';
import type { Target } from '../image/target.js';
import type { FormatVersion } from '../image/versions.js';
import type { ByteRange } from '../io/ranges.js';
import type { ByteCursor } from '../io/cursor.js';
import { readCompressedUnsigned } from './compressed.js';

/** Tables that tokens in signatures name. */
export type TokenTable = 'TypeDef' | 'TypeRef' | 'TypeSpec' | 'MethodDef' | 'MemberRef' | 'Field';

/**
 * What a signature is read with. Module indices are those of the image (r2r-format 12.2); index 0 is the referencing
 * module, the one that contains the signature.
 */
export interface SignatureContext {
  readonly version: FormatVersion;
  readonly target: Target;
  /** The module indices that exist; undefined if nothing is known about the image around the signature. */
  readonly indices?: ModuleIndices;
  /** Rows of a table in the metadata of a module; undefined where that metadata does not belong to the image. */
  readonly rowCount?: (module: number, table: TokenTable) => number | undefined;
  /** The module whose metadata supplies the tokens of what is read next. */
  readonly tokens: number;
  /** The module that arguments of GENERICINST and parts of FNPTR go back to (r2r-format 6.2). */
  readonly outer: number;
  /** The writer's view of `tokens` where it differs from the runtime's (r2r-format 6.5). */
  readonly alternative?: number;
  /** The writer's view of `outer` where it differs from the runtime's. */
  readonly alternativeOuter?: number;
}

/** The context at the start of a signature whose tokens belong to `module`. */
export function signatureContext(
  image: { readonly version: FormatVersion; readonly target: Target },
  module = 0,
  indices?: ModuleIndices,
): SignatureContext {
  return { version: image.version, target: image.target, indices, tokens: module, outer: module };
}

/** The context behind MODULE_ZAPSIG, or for the owner type behind UpdateContext: other tokens, same outer module. */
export function withTokensOf(context: SignatureContext, module: number): SignatureContext {
  return { ...context, tokens: module, alternative: undefined };
}

/** The context for arguments of GENERICINST and parts of FNPTR. */
export function backToOuter(context: SignatureContext): SignatureContext {
  if (context.tokens === context.outer && context.alternative === context.alternativeOuter) return context;
  return { ...context, tokens: context.outer, alternative: context.alternativeOuter };
}

/** A context in which runtime and writer disagree about the module of unmarked tokens. */
export function withTwoViews(context: SignatureContext, runtime: number, writer: number): SignatureContext {
  return { ...context, tokens: runtime, outer: runtime, alternative: writer, alternativeOuter: writer };
}

/** The context behind the module override of a fixup: it holds for the whole operand. */
export function withOverride(context: SignatureContext, module: number): SignatureContext {
  return { ...context, tokens: module, outer: module };
}

/** Reads a module index. @throws R2RError `signature.module-index` if the image has no such module */
export function readModuleIndex(cursor: ByteCursor, context: SignatureContext): number {
  const start = cursor.offset;
  const index = readCompressedUnsigned(cursor);
  if (context.indices?.isUnknown(index)) {
    throw new R2RError('signature.module-index', `the image has no module index ${index}`, { range: cursor.rangeFrom(start) });
  }
  return index;
}

/**
 * Checks that a row exists in the module whose token it is.
 * @throws R2RError `signature.manifest-definition` for a definition in the manifest metadata, which has references only
 * (r2r-format 6.2), `signature.rid` for a row that the module does not have
 */
export function checkRow(context: SignatureContext, table: TokenTable, rid: number, range: ByteRange): void {
  const { tokens: module, indices, rowCount } = context;
  const isDefinition = table === 'TypeDef' || table === 'MethodDef' || table === 'Field';
  if (isDefinition && module !== 0 && module === indices?.manifestIndex) {
    throw new R2RError('signature.manifest-definition', 'a definition token in the manifest metadata, which defines nothing', { range });
  }
  const rows = rowCount?.(module, table);
  if (rows !== undefined && rid > rows) {
    throw new R2RError('signature.rid', `row ${rid} of ${table}, which has ${rows}`, { range });
  }
}
