import type { Context } from '../../../conformance/contract/protocol.js';

/** Members of the context that say what stands around a structure (spec/README.md); one that is not given checks nothing. */

export interface GivenModuleIndices {
  readonly composite: boolean;
  /** Rows of AssemblyRef. */
  readonly ilAssemblyRefs: number;
  readonly manifestAssemblyRefs: number;
}

export function givenModuleIndices({ moduleIndices: given }: Context): GivenModuleIndices | undefined {
  if (!isRecord(given)) return undefined;
  const { composite, ilAssemblyRefs, manifestAssemblyRefs } = given;
  if (typeof composite !== 'boolean' || typeof ilAssemblyRefs !== 'number' || typeof manifestAssemblyRefs !== 'number') return undefined;
  return { composite, ilAssemblyRefs, manifestAssemblyRefs };
}

/** Rows of a table of the referencing module. */
export function givenRowCount({ rowCounts: given }: Context, table: string): number | undefined {
  const count = isRecord(given) ? given[table] : undefined;
  return typeof count === 'number' ? count : undefined;
}

/** How many runtime functions the image has. */
export function givenFunctionCount({ functionCount: given }: Context): number | undefined {
  return typeof given === 'number' ? given : undefined;
}

/** The sizes of the import sections in bytes. */
export function givenImportSections({ importSections: given }: Context): readonly number[] | undefined {
  return Array.isArray(given) && given.every((size): size is number => typeof size === 'number') ? given : undefined;
}

/** A member that is a number, such as `sectionRva`. */
export function givenNumber(context: Context, member: string): number | undefined {
  const given = context[member];
  return typeof given === 'number' ? given : undefined;
}

/** A member that is a list of numbers by name. */
export function givenRecords(context: Context, member: string): readonly Record<string, unknown>[] | undefined {
  const given = context[member];
  return Array.isArray(given) && given.every(isRecord) ? given : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
