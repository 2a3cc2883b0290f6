import type { FieldSignature } from '../signatures/field.js';
import type { ModuleResolver } from './modules.js';
import { nameOf, plainToken } from './token-text.js';
import { typeArgumentTexts, typeText } from './type-text.js';

/** A field signature: `int System.Collections.Generic.List<__Canon>._size`; of a field by index `Ns.Type.field 3`. */
export function fieldText(signature: FieldSignature, modules: ModuleResolver): string {
  const { field, ownerType } = signature;
  const owner = ownerType === undefined ? undefined : typeText(ownerType, modules);
  const typeArguments = ownerType === undefined ? undefined : typeArgumentTexts(ownerType, modules);
  if ('index' in field) return `${owner ?? ''}.field ${field.index}`;
  const text = nameOf(modules, field, (names, token) => names.field(token, { owner, typeArguments }));
  if (text !== undefined) return text;
  const token = plainToken(modules, field);
  return owner === undefined ? token : `${owner}.${token}`;
}
