import type { AcceptInput, RuntimeProfile } from '../../contract/acceptance.js';
import { imageAccept } from '../../../reference/operations/image-accept.js';
import type { FileInput } from '../input.js';
import { filesAround } from '../seeds.js';
import type { Report } from './target.js';

const MACHINES = ['AMD64', 'ARM64', 'ARMNT', 'I386'];
/** .NET 8, 9 and 10 as often as all others together. */
const VERSIONS = ['8.0', '9.0', '10.0', '10.0', '3.1', '26'];
const LOADS = ['file', 'file', 'file', 'second'] as const satisfies readonly RuntimeProfile['load'][];

/** `image.accept`, with one runtime of many. */
export function accept({ name, bytes, around, variant }: FileInput, report: Report): string {
  const beside = around === undefined ? [] : filesAround(around, name);
  const input: AcceptInput = {
    files: [{ name, bytes: base64(bytes), role: 'main' }, ...beside.map((file) => ({ name: file.name, bytes: base64(file.bytes()), role: 'component' as const }))],
    select: name,
    runtime: {
      version: pick(VERSIONS, variant),
      machine: pick(MACHINES, variant >>> 4),
      os: 'Linux',
      dynamicCode: (variant & 1) === 0,
      load: pick(LOADS, variant >>> 8),
      instructionSets: (variant & 2) === 0 ? {} : { X86Base: true },
      loaded: (variant & 4) === 0 ? {} : { 'System.Private.CoreLib': '473d0ad3-441b-4fee-a00f-67c03eb1e2b3' },
    },
  };
  const answer = imageAccept(input);
  if ('rejected' in answer) report.rejected(answer.rejected.code ?? 'none', answer.rejected.range);

  return JSON.stringify(answer);
}

function pick<T>(items: readonly T[], number: number): T {
  return items[number % items.length];
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}
