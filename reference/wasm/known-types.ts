import { fullName, SYSTEM_MODULE, type BoundType, type ValueType } from './declared-types.js';
import type { WasmRules } from './rule-sets.js';
import type { Passing } from './types.js';

/** A type of the system module that is laid out or passed in a way of its own (wasm-r2r 2.3, 2.4). */
interface KnownType {
  /** Bytes, whatever the element is (wasm-layout-notes 9). */
  alignment(rules: WasmRules): number;
  /** Undefined where the rules make it an ordinary struct. */
  passing(rules: WasmRules): Passing | undefined;
  /** Whether it is passed so only with an element that the hardware knows. */
  readonly hasElement: boolean;
}

const INT_128: KnownType = {
  alignment: () => 16,
  passing: (rules) => (rules.multiSlot ? { kind: 'slots', type: 'i64', count: 2 } : undefined),
  hasElement: false,
};

function vector(alignment: number, passing: KnownType['passing']): KnownType {
  return { alignment: () => alignment, passing, hasElement: true };
}

const KNOWN: ReadonlyMap<string, KnownType> = new Map(
  Object.entries({
    'System.Int128': INT_128,
    'System.UInt128': INT_128,
    'System.Numerics.Decimal128': INT_128,
    'System.Runtime.Intrinsics.Vector64`1': vector(8, () => undefined),
    'System.Runtime.Intrinsics.Vector128`1': vector(16, (rules) => (rules.vector128 ? { kind: 'value', type: 'v128' } : undefined)),
    'System.Runtime.Intrinsics.Vector256`1': vector(32, (rules) => (rules.multiSlot ? { kind: 'slots', type: 'v128', count: 2 } : undefined)),
    'System.Runtime.Intrinsics.Vector512`1': vector(64, (rules) => (rules.multiSlot ? { kind: 'slots', type: 'v128', count: 4 } : undefined)),
    'System.Numerics.Vector`1': {
      alignment: (rules) => (rules.vectorOfT ? 16 : 8),
      passing: (rules) => (rules.vectorOfT ? { kind: 'value', type: 'v128' } : undefined),
      hasElement: true,
    },
  } satisfies Record<string, KnownType>).map(([name, known]) => [`[${SYSTEM_MODULE}]${name}`, known]),
);

/** No bool, no char, no enum (wasm-layout-notes 10). */
const VECTOR_ELEMENTS: ReadonlySet<string> = new Set([
  'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'nint', 'nuint', 'float32', 'float64',
]);

/** The alignment that a type has whatever its fields are; undefined of ordinary types. */
export function knownAlignment(type: ValueType, rules: WasmRules): number | undefined {
  return KNOWN.get(fullName(type.declaration))?.alignment(rules);
}

/** How a type is passed whatever its fields are; undefined of ordinary types and of vectors of what is no number. */
export function knownPassing(type: ValueType, rules: WasmRules): Passing | undefined {
  const known = KNOWN.get(fullName(type.declaration));
  if (known === undefined || (known.hasElement && !type.arguments.every(isVectorElement))) return undefined;
  return known.passing(rules);
}

function isVectorElement(type: BoundType): boolean {
  return (type.kind === 'primitive' || type.kind === 'pointer') && VECTOR_ELEMENTS.has(type.name);
}
