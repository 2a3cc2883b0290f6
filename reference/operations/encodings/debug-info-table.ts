import { writeDebugInfoParts, type DebugInfoParts } from '../../debug-info/header-writer.js';
import type { Vertex } from '../../native-format/layout.js';
import { writeNativeUnsigned } from '../../native-format/integers-writer.js';
import { debugInfoKind } from '../kinds/debug-info.js';
import { boundsBytes, variablesBytes } from './debug-info.js';
import { bytesOf, flag, membersOf, optional, unsigned, type Members } from './members.js';
import { nativeArrayEncoding } from './native-arrays.js';
import type { StructureWriter } from './structure.js';

/** The table of debug infos (r2r-format 10.1): what looks back shares the blob of the last equal one in front of it. */
export const debugInfoEncoding = nativeArrayEncoding(debugInfoKind, (value, context) => {
  const members = membersOf(value);
  const blob = membersOf(members.Blob);
  const isShared = unsigned(members, 'Lookback') !== 0;
  return elementWriter(partsOf(blob, context), isShared);
});

function elementWriter(parts: DebugInfoParts, isShared: boolean): Vertex['write'] {
  const key = Object.values(parts).map(String).join(';');
  return (writer, { shared }) => {
    const place = isShared ? placeOf(shared, key) : undefined;
    writeNativeUnsigned(writer, place === undefined ? 0 : writer.position - place);
    if (place !== undefined) return;
    shared.set(new Blob(key), writer.position);
    writeDebugInfoParts(writer, parts);
  };
}

/** A blob that has been written, by its content. */
class Blob {
  constructor(readonly key: string) {}
}

function placeOf(shared: ReadonlyMap<object, number>, key: string): number | undefined {
  return [...shared].findLast(([blob]) => blob instanceof Blob && blob.key === key)?.[1];
}

function partsOf(blob: Members, context: Parameters<StructureWriter>[2]): DebugInfoParts {
  const part = (name: string): Uint8Array => optional(blob, name, bytesOf) ?? new Uint8Array();
  return {
    fat: flag(blob, 'IsFat'),
    bounds: optional(blob, 'Bounds', (bounds) => boundsBytes(bounds, context.version)) ?? new Uint8Array(),
    variables: optional(blob, 'Variables', (variables) => variablesBytes(variables, context)) ?? new Uint8Array(),
    uninstrumentedBounds: part('UninstrumentedBounds'),
    patchpoint: part('Patchpoint'),
    richInfo: part('RichInfo'),
    asyncInfo: part('AsyncInfo'),
  };
}
