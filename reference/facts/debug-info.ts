import { sourceTypesOfBits, type BoundsEntry } from '../debug-info/bounds.js';
import { DebugInfoTable } from '../debug-info/debug-info.js';
import type { VarLocation } from '../debug-info/locations.js';
import type { Image } from '../image/image.js';
import { has } from '../image/versions.js';

export interface DebugInfoFact {
  readonly runtimeFunctionIndex: number;
  /** `sourceTypes` in the numbering of version 15 and before, whatever the image stores. */
  readonly bounds: readonly BoundsEntry[];
  readonly vars: readonly VariableFact[];
}

/** `d1` to `d3`: the members of the location in the order in which they are stored, 0 where it has fewer. */
export interface VariableFact {
  readonly start: number;
  readonly end: number;
  readonly var: number;
  readonly locType: number;
  readonly d1: number;
  readonly d2: number;
  readonly d3: number;
}

/** Section 105. */
export function* debugInfoFacet(image: Image): Iterable<DebugInfoFact> {
  const section = image.section('DebugInfo');
  if (section === undefined) return;
  const isBitPacked = has(image.version, 'bitPackedBounds');
  for (const { index, bounds, variables } of new DebugInfoTable(image.context, section).entries()) {
    const vars = variables.map(({ start, end, number, location }) => {
      const [d1, d2, d3] = locationData(location);
      return { start, end, var: number, locType: location.type, d1, d2, d3 };
    });
    yield { runtimeFunctionIndex: index, bounds: isBitPacked ? bounds.map(withSourceTypes) : bounds, vars };
  }
}

function withSourceTypes({ nativeOffset, ilOffset, sourceTypes }: BoundsEntry): BoundsEntry {
  return { nativeOffset, ilOffset, sourceTypes: sourceTypesOfBits(sourceTypes) };
}

function locationData(location: VarLocation): readonly [number, number, number] {
  switch (location.kind) {
    case 'register':
      return [location.register, 0, 0];
    case 'stack':
      return [location.base, location.offset, 0];
    case 'two-registers':
      return [location.first, location.second, 0];
    case 'register-stack':
      return [location.register, location.base, location.offset];
    case 'stack-register':
      return [location.offset, location.base, location.register];
    case 'fp-stack':
      return [location.index, 0, 0];
    case 'fixed-varargs':
      return [location.offset, 0, 0];
  }
}
