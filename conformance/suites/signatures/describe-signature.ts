import type { FieldSignature } from '../../../reference/signatures/field.js';
import { METHOD_SIGNATURE_FLAGS } from '../../../reference/signatures/method-flags.js';
import type { MethodSignature } from '../../../reference/signatures/method.js';
import type { Token } from '../../../reference/signatures/token.js';
import type { TypeSignature } from '../../../reference/signatures/type.js';

/** Signatures as short texts, so that expectations fit in a line of a table. A token is `table.rid@module`. */

export function describeToken({ table, rid, module, alternativeModule }: Token): string {
  return `${table}.${rid.toString(16)}@${module}${alternativeModule === undefined ? '' : `|${alternativeModule}`}`;
}

export function describeType(type: TypeSignature): string {
  switch (type.kind) {
    case 'CLASS':
    case 'VALUETYPE':
      return `${type.kind} ${describeToken(type.token)}`;
    case 'GENERICINST':
      return `${describeType(type.definition)}<${type.arguments.map(describeType).join(', ')}>`;
    case 'PTR':
    case 'BYREF':
    case 'SZARRAY':
    case 'PINNED':
      return `${type.kind}(${describeType(type.type)})`;
    case 'ARRAY':
      return `ARRAY${type.rank}[${type.sizes.join(' ')}](${describeType(type.type)})`;
    case 'VAR':
    case 'MVAR':
      return `${type.kind}${type.index}`;
    case 'FNPTR':
      return `FNPTR${type.callingConvention}(${[type.returnType, ...type.parameters].map(describeType).join(', ')})`;
    case 'CMOD_REQD':
    case 'CMOD_OPT':
      return `${type.kind} ${describeToken(type.modifier)} ${describeType(type.type)}`;
    case 'MODULE_ZAPSIG':
      return `{${type.moduleIndex}}${describeType(type.type)}`;
    case 'NATIVE_VALUETYPE_ZAPSIG':
      return `native ${describeType(type.type)}`;
    case 'VAR_ZAPSIG':
      return `VAR_ZAPSIG${type.rid}`;
    default:
      return type.kind;
  }
}

export function describeMethod({ flags, moduleIndex, ownerType, token, arguments: args, constrained }: MethodSignature): string {
  const names = Object.entries(METHOD_SIGNATURE_FLAGS).filter(([, bit]) => (flags & bit) !== 0);
  const parts = [names.map(([name]) => name).join('+')];
  if (moduleIndex !== undefined) parts.push(`module ${moduleIndex}`);
  if (ownerType !== undefined) parts.push(`owner ${describeType(ownerType)}`);
  parts.push(describeToken(token));
  if (args !== undefined) parts.push(`<${args.map(describeType).join(', ')}>`);
  if (constrained !== undefined) parts.push(`constrained ${describeType(constrained)}`);
  return parts.filter((part) => part !== '').join(' ');
}

export function describeField({ ownerType, field }: FieldSignature): string {
  const owner = ownerType === undefined ? '' : `owner ${describeType(ownerType)} `;
  return owner + ('table' in field ? describeToken(field) : `index ${field.index}`);
}
