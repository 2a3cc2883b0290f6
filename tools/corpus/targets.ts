import type { Context } from '../../conformance/contract/protocol.js';

/** The names of the contract for crossgen2's and NuGet's words for machines. */
const MACHINES: Record<string, string> = {
  x64: 'AMD64',
  x86: 'I386',
  ia32: 'I386',
  arm: 'ARMNT',
  armel: 'ARMNT',
  arm64: 'ARM64',
  loongarch64: 'LOONGARCH64',
  riscv64: 'RISCV64',
};

const OPERATING_SYSTEMS: Record<string, string> = {
  linux: 'Linux',
  windows: 'Windows',
  win: 'Windows',
  osx: 'Apple',
  ios: 'Apple',
  maccatalyst: 'Apple',
};

/** The context of a vector about an image made for `os` and `arch`. */
export function contextOf(formatVersion: string, os: string, arch: string): Context {
  if (!(os in OPERATING_SYSTEMS) || !(arch in MACHINES)) throw new Error(`unknown target ${os}-${arch}`);
  return { formatVersion, machine: MACHINES[arch], os: OPERATING_SYSTEMS[os] };
}
