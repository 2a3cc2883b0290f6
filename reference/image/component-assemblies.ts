import { R2RError } from '../errors.js';
import { rva } from '../io/addresses.js';
import type { ByteRange } from '../io/ranges.js';
import type { ReadContext } from './context.js';
import { checkPointer, cursorOverSection, type SectionRange } from './section-range.js';

/** READYTORUN_COMPONENT_ASSEMBLIES_ENTRY: row k belongs to AssemblyRef row k + 1 of the manifest metadata. */
export interface ComponentAssembly {
  /** COR header inside the composite image; RVA and size 0 if the IL is in a file of its own. */
  readonly corHeader: SectionRange;
  /** READYTORUN_CORE_HEADER of the component. */
  readonly assemblyHeader: SectionRange;
  readonly range: ByteRange;
}

const ROW_SIZE = 16;

/**
 * Section 115 (r2r-format 8.11): rows of u32 RVA and size of the COR header, u32 RVA and size of the core header.
 * @param manifestRows AssemblyRef rows of the manifest metadata, if known; there may be more than components
 * @throws R2RError `component-assemblies.size`, `component-assemblies.count`, `rva.outside`
 */
export function readComponentAssemblies(context: ReadContext, section: SectionRange, manifestRows?: number): ComponentAssembly[] {
  const cursor = cursorOverSection(context.space, section);
  const whole = { start: cursor.offset, end: cursor.end };
  if (section.size % ROW_SIZE !== 0) {
    throw new R2RError('component-assemblies.size', `${section.size} bytes are no multiple of ${ROW_SIZE}`, { range: whole });
  }
  const count = section.size / ROW_SIZE;
  if (manifestRows !== undefined && count > manifestRows) {
    throw new R2RError('component-assemblies.count', `${count} components, but ${manifestRows} assembly references`, { range: whole });
  }
  return Array.from({ length: count }, (_, index) => {
    const start = cursor.offset;
    const corHeader = { rva: rva(cursor.u32()), size: cursor.u32() };
    const headerField = cursor.offset;
    const assemblyHeader = { rva: rva(cursor.u32()), size: cursor.u32() };
    checkPointer(context.space, assemblyHeader, cursor.rangeFrom(headerField), `ComponentAssemblies[${index}]`);
    return { corHeader, assemblyHeader, range: cursor.rangeFrom(start) };
  });
}
