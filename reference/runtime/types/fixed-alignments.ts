import type { TypeDefinition } from '../../metadata/type-definition.js';

/** Types of the core library whose alignment is not that of their fields, in bytes. */
const ALIGNMENTS: ReadonlyMap<string, number> = new Map([
  ['System.Int128', 16],
  ['System.UInt128', 16],
  ['System.Runtime.Intrinsics.Vector64`1', 8],
  ['System.Runtime.Intrinsics.Vector128`1', 16],
  ['System.Runtime.Intrinsics.Vector256`1', 32],
  ['System.Runtime.Intrinsics.Vector512`1', 64],
]);

export function fixedAlignment({ module, name }: TypeDefinition): number | undefined {
  return module.simpleName === 'System.Private.CoreLib' ? ALIGNMENTS.get(name) : undefined;
}
