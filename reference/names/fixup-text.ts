import { helperName } from '../image/helpers.js';
import { instructionSetName } from '../image/instruction-sets.js';
import type { FormatVersion } from '../image/versions.js';
import type { InnerFixup } from '../signatures/dictionary-lookup.js';
import { fixupKindName } from '../signatures/fixup-kinds.js';
import type { Fixup, FixupOperand } from '../signatures/fixup.js';
import { hfaElementName, TYPE_LAYOUT_FLAGS, type TypeLayout } from '../signatures/type-layout.js';
import { fieldText } from './field-text.js';
import { methodText, methodTokenText } from './method-text.js';
import type { ModuleResolver } from './modules.js';
import { unlessUnreadable } from './token-text.js';
import { typeText } from './type-text.js';

/** What a text is made with. */
export interface FixupTextContext {
  readonly modules: ModuleResolver;
  readonly version: FormatVersion;
}

/** A fixup in one line: its kind, then its operand: `FieldOffset int Ns.Type.field`. */
export function fixupText(fixup: Fixup, context: FixupTextContext): string {
  return kindAndOperand(fixup.kind, fixup.operand, context);
}

function kindAndOperand(kind: number, operand: FixupOperand | InnerFixup['operand'], context: FixupTextContext): string {
  return `${fixupKindName(kind) ?? `kind 0x${kind.toString(16)}`} ${operandText(operand, context)}`;
}

function operandText(operand: FixupOperand, context: FixupTextContext): string {
  const { modules, version } = context;
  switch (operand.form) {
    case 'type':
      return typeText(operand.type, modules);
    case 'method':
      return methodText(operand.method, modules);
    case 'field':
      return fieldText(operand.field, modules);
    case 'method-token':
      return methodTokenText(operand.token, modules);
    case 'virtual-slot':
      return `slot ${operand.slot} of ${typeText(operand.type, modules)}`;
    case 'helper':
      return helperName(operand.helper, version) ?? `0x${operand.helper.toString(16)}`;
    case 'string':
      return stringText(operand.module, operand.userString, modules);
    case 'delegate-constructor':
      return `${typeText(operand.delegateType, modules)} for ${methodText(operand.target, modules)}`;
    case 'type-layout':
      return `${typeText(operand.type, modules)}: ${layoutText(operand.layout, version)}`;
    case 'field-offset-check':
      return `${fieldText(operand.field, modules)}: ${operand.offset}`;
    case 'field-offset-verify':
      return `${fieldText(operand.field, modules)}: ${operand.fieldOffset}, base ${operand.baseOffset}`;
    case 'declaring-type':
      return operand.declaringType === undefined
        ? typeText(operand.type, modules)
        : `${typeText(operand.declaringType, modules)} of ${typeText(operand.type, modules)}`;
    case 'declaring-type-of-method':
      return `of ${methodText(operand.method, modules)}`;
    case 'dictionary-lookup': {
      const inner = kindAndOperand(operand.inner.kind, operand.inner.operand, context);
      return operand.contextType === undefined ? inner : `${inner} in ${typeText(operand.contextType, modules)}`;
    }
    case 'instruction-sets':
      return operand.sets.map(({ set, supported }) => (instructionSetName(set) ?? `set ${set}`) + (supported ? '+' : '-')).join(' ');
    case 'virtual-override': {
      const implementation = operand.implementation === undefined ? 'nothing' : methodText(operand.implementation, modules);
      return `${methodText(operand.declaration, modules)} on ${typeText(operand.implementingType, modules)}: ${implementation}`;
    }
    case 'il-body':
      return `${methodText(operand.method, modules)}: ${operand.body.length} bytes, ${operand.types.length} types`;
    case 'resumption-stub':
      return `0x${operand.code.toString(16)}`;
    case 'string-thunks':
      return operand.thunks.map(({ key, value }) => `${key}=${value}`).join(' ');
    case 'store-code-address':
      return `0x${operand.code.toString(16)} at 0x${operand.location.toString(16)}`;
  }
}

/** Characters of a string literal that are shown. */
const SHOWN = 100;

function stringText(module: number, userString: number, modules: ModuleResolver): string {
  const text = unlessUnreadable(() => modules.names(module)?.metadata.userString(userString));
  if (text === undefined) return `UserString:${userString.toString(16).toUpperCase().padStart(6, '0')}`;
  return text.length <= SHOWN ? JSON.stringify(text) : `${JSON.stringify(text.slice(0, SHOWN))}... (${text.length} characters)`;
}

function layoutText(layout: TypeLayout, version: FormatVersion): string {
  const parts = [`size ${layout.size}`];
  if (layout.hfa !== undefined) parts.push(`HFA of ${hfaElementName(layout.hfa, version) ?? layout.hfa}`);
  if ((layout.flags & TYPE_LAYOUT_FLAGS.Alignment_Native) !== 0) parts.push('alignment of a pointer');
  if (layout.alignment !== undefined) parts.push(`alignment ${layout.alignment}`);
  if ((layout.flags & TYPE_LAYOUT_FLAGS.GCLayout_Empty) !== 0) parts.push('no GC pointers');
  if (layout.gcBitmap !== undefined) parts.push(`GC bitmap ${Array.from(layout.gcBitmap, hexByte).join(' ')}`);
  return parts.join(', ');
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
