import type { Context } from '../../conformance/contract/protocol.js';
import type { ReadContext } from '../image/context.js';
import { isMachine, isOperatingSystem, targetOf } from '../image/target.js';
import { parseVersion, VERSION_FEATURES } from '../image/versions.js';
import { FlatSpace } from '../io/flat-space.js';

/** Kinds whose context names no version or target are the same in all of them. Returns the reason if the context means nothing here. */
export function readContext(bytes: Uint8Array, { formatVersion, machine = 'AMD64', os = 'Linux' }: Context): ReadContext | string {
  const version = formatVersion === undefined ? VERSION_FEATURES.newestMajor : parseVersion(formatVersion);
  if (version === undefined) return `format version ${formatVersion}`;
  if (!isMachine(machine)) return `machine ${machine}`;
  if (!isOperatingSystem(os)) return `operating system ${os}`;
  return { space: new FlatSpace(bytes), version, target: targetOf(machine, os) };
}
