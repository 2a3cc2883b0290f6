import type { Answer, Context, DecodeInput } from '../../conformance/contract/protocol.js';
import type { ReadContext } from '../image/context.js';
import { isMachine, isOperatingSystem, targetOf } from '../image/target.js';
import { parseVersion, VERSION_FEATURES } from '../image/versions.js';
import { FlatSpace } from '../io/flat-space.js';
import { answer } from './answer.js';
import { KINDS } from './kinds/index.js';

/** `format.decode`: bytes of one structure -> its value. */
export function formatDecode(input: DecodeInput, context: Context): Answer {
  const kind = KINDS.get(input.kind);
  if (kind === undefined) return { unsupported: `kind ${input.kind}` };
  const bytes = new Uint8Array(Buffer.from(input.bytes, 'base64'));
  const read = readContext(bytes, context);
  if (typeof read === 'string') return { unsupported: read };
  return answer(() => {
    const decoded = kind({ context: read, size: input.size ?? bytes.length, given: context });
    return typeof decoded === 'string' ? { unsupported: decoded } : { accepted: decoded };
  });
}

/** Kinds whose context names no version or target are the same in all of them. Returns the reason if the context means nothing here. */
function readContext(bytes: Uint8Array, { formatVersion, machine = 'AMD64', os = 'Linux' }: Context): ReadContext | string {
  const version = formatVersion === undefined ? VERSION_FEATURES.newestMajor : parseVersion(formatVersion);
  if (version === undefined) return `format version ${formatVersion}`;
  if (!isMachine(machine)) return `machine ${machine}`;
  if (!isOperatingSystem(os)) return `operating system ${os}`;
  return { space: new FlatSpace(bytes), version, target: targetOf(machine, os) };
}
