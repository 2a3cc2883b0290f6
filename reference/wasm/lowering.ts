import type { MethodShape } from '../../conformance/contract/wasm-lowering.js';
import { R2RError } from '../errors.js';
import type { BoundType, DeclaredTypes, ValueType } from './declared-types.js';
import { FieldLayouts } from './field-layout.js';
import { knownPassing } from './known-types.js';
import type { WasmRules } from './rule-sets.js';
import type { LoweredSignature, Passing, Returning, ValueType as WasmValueType } from './types.js';

const PRIMITIVE_VALUES: Readonly<Record<string, WasmValueType>> = { int64: 'i64', uint64: 'i64', float32: 'f32', float64: 'f64' };

/** The largest class alignment of a struct that is no aligned one (wasm-r2r 2.5). */
const ORDINARY_ALIGNMENT = 8;

/** Lowers the types of signatures to what crosses a call (wasm-r2r 2). */
export class Lowering {
  private readonly layouts: FieldLayouts;

  constructor(
    private readonly types: DeclaredTypes,
    private readonly rules: WasmRules,
  ) {
    this.layouts = new FieldLayouts(types, rules);
  }

  /** A signature as the calling convention sees it. @throws R2RError `type-declaration.*`, `wasm-lower.*`, `limit.exceeded` */
  signature(shape: MethodShape): LoweredSignature {
    const { parameters, returns, instance = false, explicitThis = false, unmanaged = false, genericContext = false, asyncContinuation = false } = shape;
    if (explicitThis && (unmanaged || parameters.length === 0)) throw new R2RError('wasm-lower.explicit-this', 'an explicit this asks for a managed signature with a parameter');
    return {
      managed: !unmanaged,
      returns: this.returning(this.types.bind(returns)),
      hasThis: !unmanaged && (instance || explicitThis),
      genericContext,
      asyncContinuation,
      parameters: parameters.slice(explicitThis ? 1 : 0).map((parameter) => this.passing(this.types.bind(parameter))),
    };
  }

  /** How an argument of a type is passed. @throws R2RError `type-declaration.*` */
  passing(type: BoundType): Passing {
    if (type.kind !== 'value') return plainValue(type);
    const { size } = this.layouts.layoutOf(type);
    return this.unwrapped(type, size) ?? { kind: 'indirect', size, aligned: this.rules.alignedToken && this.layouts.classAlignment(type) > ORDINARY_ALIGNMENT };
  }

  private returning(type: BoundType): Returning {
    if (type.kind === 'void') return { kind: 'void' };
    const passing = this.passing(type);
    if (passing.kind === 'value') return passing;
    return { kind: 'indirect', size: this.layouts.layoutOf(type).size };
  }

  /** As what the struct is passed that is so large: a known type, or its only field as long as that fills it; undefined if by address. */
  private unwrapped(type: ValueType, whole: number): Passing | undefined {
    const known = knownPassing(type, this.rules);
    if (known !== undefined) return known;
    const fields = this.types.fieldsOf(type);
    if (fields.length !== 1) return undefined;
    const [{ type: field }] = fields;
    if (this.layouts.layoutOf(field).size !== whole) return undefined;
    return field.kind === 'value' ? this.unwrapped(field, whole) : plainValue(field);
  }
}

function plainValue(type: BoundType): Passing {
  if (type.kind === 'void') throw new R2RError('type-declaration.void', 'void is no type of a parameter');
  return { kind: 'value', type: (type.kind === 'primitive' ? PRIMITIVE_VALUES[type.name] : undefined) ?? 'i32' };
}
