import { nameHash } from '../../../../reference/hashing/name-hash.js';
import { AttributePresence } from '../../../../reference/image/attribute-presence.js';
import { ridOf, tableOf, token, tokenOf, type Token } from '../../../../reference/metadata/tokens.js';
import type { Metadata } from '../../../../reference/metadata/metadata.js';
import type { MetadataNames } from '../../../../reference/metadata/names.js';
import type { Check, Subject } from '../subject.js';

/** Attributes that every compiler lists (r2r-format 8.9), so that a filter must say yes to them. */
const LISTED = new Set(['System.ParamArrayAttribute', 'System.ThreadStaticAttribute', 'System.Reflection.DefaultMemberAttribute']);

/** The filter of CoreLib says yes to each listed custom attribute that the metadata has. */
export const attributePresence: Check = {
  name: 'attribute presence',
  *run(subject: Subject): Iterable<string> {
    for (const module of subject.image.modules) {
      const section = module.section('AttributePresence');
      const { metadata, names } = module;
      if (section === undefined || metadata === undefined || names === undefined) continue;
      const filter = new AttributePresence(subject.image.context, section);
      for (let row = 1; row <= metadata.rowCount('CustomAttribute'); row++) {
        const type = attributeType(metadata, names, token(metadata.get('CustomAttribute', row, 'Type')));
        if (type === undefined || !LISTED.has(type)) continue;
        subject.looked('custom attributes in the filter');
        const parent = metadata.get('CustomAttribute', row, 'Parent');
        if (!filter.mayHave(nameHash(type), parent)) yield `the filter denies ${type} on ${parent.toString(16)}`;
      }
    }
  },
};

/** The full name of the type that declares the constructor. */
function attributeType(metadata: Metadata, names: MetadataNames, constructor: Token): string | undefined {
  const rid = ridOf(constructor);
  const owner =
    tableOf(constructor) === 'MethodDef'
      ? tokenOf('TypeDef', metadata.ownership.typeOfMethod(rid))
      : token(metadata.get('MemberRef', rid, 'Class'));
  return tableOf(owner) === 'TypeDef' || tableOf(owner) === 'TypeRef' ? names.type(owner) : undefined;
}
