import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decoder } from '../../../tools/spec-machine/decode.js';
import { packageRoot } from '../../contract/package-root.js';
import { spec } from './spec-folder.js';

// The declarations against the world: every GC info of these images, decoded by the spec machine, says what a reader that
// nobody here wrote says of it.
const IMAGES: [image: string, formatVersion: string, machine: string][] = [
  ['8.0.31-linux-x64/DevFlow', '9.1', 'AMD64'],
  ['8.0.31-linux-arm64/DevFlow', '9.1', 'ARM64'],
  ['8.0.31-linux-arm/DevFlow', '9.1', 'ARMNT'],
  ['9.0.22-linux-x64/DevGenerics', '10.1', 'AMD64'],
  ['9.0.22-linux-arm64/DevFlow', '10.1', 'ARM64'],
  ['10.0.14-linux-x64/DevGenerics', '16.0', 'AMD64'],
  ['10.0.14-linux-x64-Od/DevFlow', '16.0', 'AMD64'],
  ['10.0.14-linux-arm64/DevFlow', '16.0', 'ARM64'],
  ['10.0.14-linux-arm/DevFlow', '16.0', 'ARMNT'],
];

interface DumpedGcInfo {
  offset: number;
  codeLength: number;
  safePoints: number[];
  interruptibleRanges: [number, number][];
  slots: [register: number | null, base: number | null, offset: number | null, flags: number][];
  corrected?: Partial<DumpedGcInfo>;
}

interface Published {
  CodeLength: number;
  SafePoints: number[];
  InterruptibleRanges: { Start: number; End: number }[];
  Slots: { Registers: { Register: number; Flags: number }[]; StackSlots: StackSlot[]; UntrackedSlots: StackSlot[] };
}

interface StackSlot {
  Base: number;
  Offset: number;
  Flags: number;
}

function dumped(image: string): DumpedGcInfo[] {
  const text = gunzipSync(readFileSync(join(packageRoot(), 'conformance', 'images', 'dumps', `${image}.json.gz`))).toString('utf8');
  const { gcInfo } = JSON.parse(text) as { gcInfo: DumpedGcInfo[] };
  return gcInfo.map((entry) => ({ ...entry, ...entry.corrected }));
}

/** The dumps give untracked slots the flag that GcSlotFlags has for them in memory. */
const UNTRACKED = 4;

function described({ CodeLength, SafePoints, InterruptibleRanges, Slots }: Published): object {
  const stack = [...Slots.StackSlots, ...Slots.UntrackedSlots.map((slot) => ({ ...slot, Flags: slot.Flags | UNTRACKED }))];
  return {
    codeLength: CodeLength,
    safePoints: SafePoints,
    interruptibleRanges: InterruptibleRanges.map(({ Start, End }) => [Start, End]),
    slots: [...Slots.Registers.map(({ Register, Flags }) => [Register, null, null, Flags]), ...stack.map(({ Base, Offset, Flags }) => [null, Base, Offset, Flags])],
  };
}

test.each(IMAGES)('%s (R2R %s)', (image, formatVersion, machine) => {
  const bytes = new Uint8Array(readFileSync(join(packageRoot(), 'conformance', 'images', 'img', `${image}.dll`)));
  const entries = dumped(image);
  expect(entries.length).toBeGreaterThan(10);
  for (const { offset, codeLength, safePoints, interruptibleRanges, slots } of entries) {
    const { json } = new Decoder(spec(), { formatVersion, machine, os: 'Linux' }, bytes.subarray(offset, offset + 8192)).decode('GcInfo', 'record');
    expect({ offset, ...described(json as Published) }).toEqual({ offset, codeLength, safePoints, interruptibleRanges, slots });
  }
});
