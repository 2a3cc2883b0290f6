import { nameHash } from '../../hashing/name-hash.js';
import { AttributePresence } from '../../image/attribute-presence.js';
import type { Image } from '../../image/image.js';
import type { ImageModule } from '../../image/image-module.js';
import type { Metadata } from '../../metadata/metadata.js';
import type { MetadataNames } from '../../metadata/names.js';
import { ridOf, tableOf, token, tokenHex, tokenOf, type Token } from '../../metadata/tokens.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Attributes that every compiler lists (r2r-format 8.9), so that a filter must say yes to them. */
const LISTED: ReadonlySet<string> = new Set(['System.ParamArrayAttribute', 'System.ThreadStaticAttribute', 'System.Reflection.DefaultMemberAttribute']);

/** The filter of section 113 says yes to each listed custom attribute that the metadata has (r2r-format 8.9). */
export const listedAttributes: Rule<ImageModule> = {
  requirement: 'APF-3',
  structure: 'attribute-presence',
  *check(module, { context }: Image): Iterable<Fault> {
    const section = module.section('AttributePresence');
    const { metadata, names } = module;
    if (section === undefined || metadata === undefined || names === undefined) return;
    const filter = new AttributePresence(context, section);
    for (let row = 1; row <= metadata.rowCount('CustomAttribute'); row++) {
      const type = attributeType(metadata, names, token(metadata.get('CustomAttribute', row, 'Type')));
      if (type === undefined || !LISTED.has(type)) continue;
      const parent = token(metadata.get('CustomAttribute', row, 'Parent'));
      if (!filter.mayHave(nameHash(type), parent)) yield { path: 'AttributePresence', message: `the filter denies ${type} on ${tokenHex(parent)}` };
    }
  },
};

/** The full name of the type that declares the constructor. */
function attributeType(metadata: Metadata, names: MetadataNames, constructor: Token): string | undefined {
  const rid = ridOf(constructor);
  const owner = tableOf(constructor) === 'MethodDef' ? tokenOf('TypeDef', metadata.ownership.typeOfMethod(rid)) : token(metadata.get('MemberRef', rid, 'Class'));
  return tableOf(owner) === 'TypeDef' || tableOf(owner) === 'TypeRef' ? names.type(owner) : undefined;
}
