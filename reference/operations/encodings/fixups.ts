import { rva } from '../../io/addresses.js';
import { FIXUP_KINDS, MODULE_OVERRIDE } from '../../signatures/fixup-kinds.js';
import type { Fixup, FixupOperand } from '../../signatures/fixup.js';
import { writeFixup } from '../../signatures/fixup-writer.js';
import type { InnerFixup } from '../../signatures/dictionary-lookup.js';
import type { TypeLayout } from '../../signatures/type-layout.js';
import { fixupKind } from '../kinds/fixups.js';
import { noEncoding } from './encoding.js';
import { fieldOf } from './field-signatures.js';
import { bytes, bytesOf, flag, list, listOf, membersOf, NOWHERE, optional, text, unsigned, unsignedNumber, type Members } from './members.js';
import { methodOf } from './method-signatures.js';
import { structureEncoding } from './structure.js';
import { typeOf } from './type-signatures.js';

export const fixupEncoding = structureEncoding(fixupKind, 'signature', (writer, value) => writeFixup(writer, fixupOf(value)));

function fixupOf(value: unknown): Pick<Fixup, 'kind' | 'moduleIndex' | 'operand'> {
  const members = membersOf(value);
  const kind = unsigned(members, 'Kind');
  if (kind >= MODULE_OVERRIDE) throw noEncoding(kind, 'signature');
  return { kind, moduleIndex: optional(members, 'ModuleIndex', unsignedNumber), operand: operandOf(members) };
}

/** The operand is what stands beside kind and module; that it belongs to the kind is seen when it is read back. */
function operandOf(members: Members): FixupOperand {
  for (const [name, of] of Object.entries(OPERANDS)) {
    const operand = optional(members, name, of);
    if (operand !== undefined) return operand;
  }
  throw noEncoding(members, 'signature');
}

const OPERANDS: Readonly<Record<string, (value: unknown) => FixupOperand>> = {
  Type: (value) => ({ form: 'type', type: typeOf(value) }),
  Method: (value) => ({ form: 'method', method: methodOf(value) }),
  Field: (value) => ({ form: 'field', field: fieldOf(value) }),
  MethodRow: (value) => ({ form: 'method-token', token: { table: 'MethodDef', rid: unsigned(membersOf(value), 'Rid'), module: 0, range: NOWHERE } }),
  VirtualSlot: (value) => ({ form: 'virtual-slot', slot: unsigned(membersOf(value), 'Slot'), type: typeOf(membersOf(value).Type) }),
  Helper: (value) => ({ form: 'helper', helper: unsignedNumber(value) }),
  String: (value) => ({ form: 'string', userString: unsigned(membersOf(value), 'Offset'), module: 0 }),
  DelegateConstructor: (value) => {
    const { Target: target, DelegateType: delegateType } = membersOf(value);
    return { form: 'delegate-constructor', target: methodOf(target), delegateType: typeOf(delegateType) };
  },
  TypeLayout: (value) => {
    const { Type: type, Layout: layout } = membersOf(value);
    return { form: 'type-layout', type: typeOf(type), layout: layoutOf(membersOf(layout)) };
  },
  FieldOffsetCheck: (value) => {
    const members = membersOf(value);
    return { form: 'field-offset-check', offset: unsigned(members, 'Offset'), field: fieldOf(members.Field), secondHalf: flag(members, 'Repeated') ? NOWHERE : undefined };
  },
  FieldOffsets: (value) => {
    const members = membersOf(value);
    return { form: 'field-offset-verify', baseOffset: unsigned(members, 'BaseOffset'), fieldOffset: unsigned(members, 'FieldOffset'), field: fieldOf(members.Field) };
  },
  DeclaringType: declaringTypeOf,
  Lookup: (value) => {
    const members = membersOf(value);
    return { form: 'dictionary-lookup', contextType: optional(members, 'ContextType', typeOf), inner: { kind: unsigned(members, 'Kind'), operand: innerOperandOf(members), range: NOWHERE } };
  },
  InstructionSets: (value) => ({
    form: 'instruction-sets',
    sets: list(membersOf(value), 'Sets', (item) => ({ set: unsigned(membersOf(item), 'InstructionSet'), supported: flag(membersOf(item), 'Supported') })),
  }),
  VirtualOverride: (value) => {
    const members = membersOf(value);
    const { Declaration: declaration, ImplementingType: implementingType } = members;
    const implementation = optional(members, 'Implementation', methodOf);
    return { form: 'virtual-override', flags: unsigned(members, 'Flags'), declaration: methodOf(declaration), implementingType: typeOf(implementingType), implementation };
  },
  ILBody: (value) => {
    const members = membersOf(value);
    return { form: 'il-body', body: bytes(members, 'Body'), types: list(members, 'Types', typeOf), method: methodOf(members.Method) };
  },
  ResumptionStub: (value) => ({ form: 'resumption-stub', code: rva(unsigned(membersOf(value), 'Code')) }),
  StringThunks: (value) => ({
    form: 'string-thunks',
    thunks: listOf(value, (item) => ({ key: text(membersOf(item), 'Key'), value: unsigned(membersOf(item), 'Value'), range: NOWHERE })),
  }),
  StoreCodeAddress: (value) => {
    const members = membersOf(value);
    return { form: 'store-code-address', code: rva(unsigned(members, 'Code')), location: rva(unsigned(members, 'Location')) };
  },
};

function declaringTypeOf(value: unknown): Extract<FixupOperand, { form: 'declaring-type' | 'declaring-type-of-method' }> {
  const members = membersOf(value);
  const method = optional(members, 'Method', methodOf);
  if (method !== undefined) return { form: 'declaring-type-of-method', method };
  return { form: 'declaring-type', declaringType: optional(members, 'DeclaringType', typeOf), type: typeOf(members.Type) };
}

function innerOperandOf(members: Members): InnerFixup['operand'] {
  switch (members.Kind) {
    case FIXUP_KINDS.TypeHandle:
      return { form: 'type', type: typeOf(members.Type) };
    case FIXUP_KINDS.FieldHandle:
      return { form: 'field', field: fieldOf(members.Field) };
    case FIXUP_KINDS.DeclaringTypeHandle:
      return declaringTypeOf(members.DeclaringType);
    default:
      return { form: 'method', method: methodOf(members.Method) };
  }
}

function layoutOf(members: Members): TypeLayout {
  return {
    flags: unsigned(members, 'Flags'),
    size: unsigned(members, 'Size'),
    hfa: optional(members, 'HfaElementType', unsignedNumber),
    alignment: optional(members, 'Alignment', unsignedNumber),
    gcBitmap: optional(members, 'GCBitmap', bytesOf),
    range: NOWHERE,
  };
}
