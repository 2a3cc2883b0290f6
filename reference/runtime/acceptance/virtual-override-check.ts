import type { VirtualOverrideOperand } from '../../signatures/virtual-override.js';
import type { ImageTypes } from '../types/image-types.js';
import { implementationOf } from '../types/virtual-methods.js';

/** Check_ and Verify_VirtualFunctionOverride (runtime-semantics B-25): undefined if the types at hand do not tell. */
export function overrideHolds({ declaration, implementingType, implementation }: VirtualOverrideOperand, types: ImageTypes): boolean | undefined {
  const declared = types.method(declaration);
  const type = types.instance(implementingType);
  if (declared === undefined || type === undefined) return undefined;
  const actual = implementationOf(declared, type);
  if (actual === undefined) return undefined;
  if (implementation === undefined) return actual === 'none';
  const expected = types.method(implementation);
  if (expected === undefined) return undefined;
  return actual !== 'none' && actual.rid === expected.rid && actual.owner.definition.module === expected.owner.definition.module;
}
