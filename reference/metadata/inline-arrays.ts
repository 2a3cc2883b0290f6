import type { Metadata } from './metadata.js';
import { ridOf, tableOf, token, tokenOf } from './tokens.js';
import { fullTypeName, typeName } from './type-name.js';

const ATTRIBUTE = 'System.Runtime.CompilerServices.InlineArrayAttribute';
/** u16 prolog 1 | i32 length (ECMA-335 II.23.3). */
const VALUE_SIZE = 6;

/** The lengths that InlineArrayAttribute gives to types, by row of TypeDef. @throws R2RError `metadata.*` */
export function inlineArrayLengths(metadata: Metadata): Map<number, number> {
  const lengths = new Map<number, number>();
  for (let rid = 1; rid <= metadata.rowCount('CustomAttribute'); rid++) {
    const parent = token(metadata.get('CustomAttribute', rid, 'Parent'));
    if (tableOf(parent) !== 'TypeDef' || attributeName(metadata, rid) !== ATTRIBUTE) continue;
    const value = metadata.blob(metadata.get('CustomAttribute', rid, 'Value'));
    if (value.length >= VALUE_SIZE) lengths.set(ridOf(parent), value[2] | (value[3] << 8) | (value[4] << 16) | (value[5] << 24));
  }
  return lengths;
}

/** The type whose constructor an attribute is. */
function attributeName(metadata: Metadata, rid: number): string | undefined {
  const constructor = token(metadata.get('CustomAttribute', rid, 'Type'));
  const isReference = tableOf(constructor) === 'MemberRef';
  const type = isReference
    ? token(metadata.get('MemberRef', ridOf(constructor), 'Class'))
    : tokenOf('TypeDef', metadata.ownership.typeOfMethod(ridOf(constructor)));
  const table = tableOf(type);
  return (table === 'TypeDef' || table === 'TypeRef') && ridOf(type) !== 0 ? fullTypeName(typeName(metadata, type)) : undefined;
}
