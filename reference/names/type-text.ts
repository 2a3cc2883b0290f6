import { functionPointer, genericText, MAX_TEXT, nameText, rankText, SIMPLE_TYPE_TEXTS } from '../metadata/type-text.js';
import type { TypeName } from '../metadata/type-name.js';
import type { TypeToken } from '../signatures/token.js';
import type { TypeSignature } from '../signatures/type.js';
import type { ModuleResolver } from './modules.js';
import { nameOf, plainToken } from './token-text.js';

/** A type signature as a C# developer would write it. Module overrides show only where a name is missing. */
export function typeText(type: TypeSignature, modules: ModuleResolver): string {
  switch (type.kind) {
    case 'PTR':
      return `${typeText(type.type, modules)}*`;
    case 'BYREF':
      return `ref ${typeText(type.type, modules)}`;
    case 'SZARRAY':
      return `${typeText(type.type, modules)}[]`;
    case 'ARRAY':
      return typeText(type.type, modules) + rankText(type.rank);
    case 'PINNED':
    case 'CMOD_REQD':
    case 'CMOD_OPT':
    case 'MODULE_ZAPSIG':
      return typeText(type.type, modules);
    case 'CLASS':
    case 'VALUETYPE':
      return nameText(typeNameOrToken(type.token, modules));
    case 'GENERICINST':
      return genericText(typeNameOrToken(type.definition.token, modules), typeTexts(type.arguments, modules));
    case 'VAR':
      return `!${type.index}`;
    case 'MVAR':
      return `!!${type.index}`;
    case 'FNPTR':
      return functionPointer(type.callingConvention, typeTexts([...type.parameters, type.returnType], modules));
    case 'CANON_ZAPSIG':
      return '__Canon';
    case 'NATIVE_VALUETYPE_ZAPSIG':
      return `native ${typeText(type.type, modules)}`;
    case 'VAR_ZAPSIG':
      return `GenericParam:${type.rid}`;
    default:
      return SIMPLE_TYPE_TEXTS[type.kind];
  }
}

/** The texts of types; what is too long for any reader ends in `...`. */
export function typeTexts(types: readonly TypeSignature[], modules: ModuleResolver): string[] {
  const texts: string[] = [];
  let length = 0;
  for (const type of types) {
    if (length > MAX_TEXT) return [...texts, '...'];
    const text = typeText(type, modules);
    texts.push(text);
    length += text.length;
  }
  return texts;
}

/** The texts of the arguments if the type is a generic instance. */
export function typeArgumentTexts(type: TypeSignature, modules: ModuleResolver): string[] | undefined {
  if (type.kind === 'MODULE_ZAPSIG') return typeArgumentTexts(type.type, modules);
  return type.kind === 'GENERICINST' ? typeTexts(type.arguments, modules) : undefined;
}

function typeNameOrToken(token: TypeToken, modules: ModuleResolver): TypeName | string {
  const name = nameOf<TypeName | string>(modules, token, (names, metadataToken) =>
    token.table === 'TypeSpec' ? names.type(metadataToken) : names.typeName(metadataToken),
  );
  return name ?? plainToken(modules, token);
}
