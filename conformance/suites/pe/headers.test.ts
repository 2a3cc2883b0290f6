import { openFile } from '../../../reference/image/open.js';
import { readReadyToRunHeader } from '../../../reference/image/header.js';
import { readPe, type PeFile } from '../../../reference/pe/pe-file.js';
import { committed, manifest } from '../committed-images.js';

const SYSTEMS: Record<string, string> = { linux: 'Linux', windows: 'Windows', osx: 'Apple', ios: 'Apple', maccatalyst: 'Apple' };
const MACHINES: Record<string, string> = {
  x64: 'AMD64',
  arm64: 'ARM64',
  arm: 'ARMNT',
  armel: 'ARMNT',
  x86: 'I386',
  loongarch64: 'LOONGARCH64',
  riscv64: 'RISCV64',
};

test('every committed image is what its manifest says', () => {
  for (const entry of manifest()) {
    const file = openFile(committed(entry.path), entry.path);
    if (file.kind === 'not-r2r' || file.pe === undefined) throw new Error(`${entry.path} is no R2R image in a PE file`);
    const header = readReadyToRunHeader(file.space.cursorAt(file.headerRva));
    const { pe } = file;
    expect({
      path: entry.path,
      kind: file.kind,
      os: file.target.os,
      machine: file.target.machine,
      machineValue: pe.coffHeader.machine,
      version: `${header.version.major}.${header.version.minor}`,
      flags: header.flags,
      sections: pe.sections.map((section) => section.name),
      imageBase: pe.optionalHeader.imageBase,
      sectionAlignment: pe.optionalHeader.sectionAlignment,
    }).toEqual({
      path: entry.path,
      kind: entry.components === undefined ? 'image' : 'composite',
      os: SYSTEMS[entry.os],
      machine: MACHINES[entry.arch],
      machineValue: Number(entry.machine),
      version: entry.r2rVersion,
      flags: Number(entry.flags),
      sections: entry.peSections,
      imageBase: BigInt(entry.imageBase),
      sectionAlignment: entry.sectionAlignment,
    });
  }
});

/** r2r-format 3.1: the example of section RVAs, and the numbers of crossgen2 images. */
test('DevFlow for linux-x64 has the numbers of a 64-bit crossgen2 image', () => {
  const pe = readPe(committed('img/10.0.14-linux-x64/DevFlow.dll'));
  expect(pe.sections.map((s) => [s.name, s.virtualAddress, s.pointerToRawData, s.sizeOfRawData, s.characteristics])).toEqual([
    ['.text', 0x10200, 0x200, 0x4600, 0x60000020],
    ['.data', 0x34800, 0x4800, 0x1400, 0xc0000040],
    ['.reloc', 0x55c00, 0x5c00, 0x200, 0x42000040],
  ]);
  expect(pe.dosHeader.newHeaderOffset).toBe(0x80);
  expect(pe.coffHeader.characteristics).toBe(0x2022);
  expect(pe.optionalHeader).toMatchObject({
    is64Bit: true,
    linkerVersion: [11, 0],
    addressOfEntryPoint: 0,
    baseOfCode: 0x200,
    operatingSystemVersion: [4, 0],
    imageVersion: [0, 0],
    subsystemVersion: [4, 0],
    fileAlignment: 0x200,
    sizeOfHeaders: 0x200,
    subsystem: 3,
    dllCharacteristics: 0x8160,
    sizeOfStackReserve: 0x400000n,
    sizeOfStackCommit: 0x4000n,
    sizeOfHeapReserve: 0x100000n,
    sizeOfHeapCommit: 0x2000n,
  });
});

test('32-bit images have the smaller header layout and their own numbers', () => {
  const pe = readPe(committed('img/10.0.14-windows-x86/DevFlow.dll'));
  expect(pe.coffHeader.characteristics).toBe(0x2102);
  expect(pe.optionalHeader).toMatchObject({
    is64Bit: false,
    imageBase: 0x400000n,
    dllCharacteristics: 0x8540,
    sizeOfStackReserve: 0x100000n,
    sizeOfStackCommit: 0x1000n,
  });
});

describe('addresses', () => {
  const pe: PeFile = readPe(committed('img/10.0.14-linux-x64/DevFlow.dll'));
  const CASES: readonly (readonly [what: string, rva: number, offset: number | undefined])[] = [
    ['the first byte of the headers', 0, 0],
    ['the last byte of the headers', 0x1ff, 0x1ff],
    ['the gap behind the headers', 0x200, undefined],
    ['the last byte in front of the first section', 0x101ff, undefined],
    ['the first byte of .text', 0x10200, 0x200],
    ['the last byte of .text', 0x10200 + 0x44ff, 0x200 + 0x44ff],
    ['the padding of .text, which is not mapped', 0x10200 + 0x4500, undefined],
    ['the first byte of .data', 0x34800, 0x4800],
    ['an address behind all sections', 0x7fffffff, undefined],
  ];
  test.each(CASES)('%s', (_what, address, offset) => {
    const read = (): number => pe.offsetOf(address as Parameters<PeFile['offsetOf']>[0]);
    if (offset === undefined) expect(read).toThrow(expect.objectContaining({ code: 'rva.outside' }));
    else expect(read()).toBe(offset);
  });
});
