import type { Metadata } from './metadata.js';
import { ridOf, tableOf, token, tokenOf, type Token } from './tokens.js';
import { fullTypeName, typeName } from './type-name.js';

/** Who has the custom attributes of one type (ECMA-335 II.22.10); collected at the first question. */
export class CustomAttributes {
  private values: Map<number, number> | undefined;

  /** @param type full name of the attribute's type, in whatever assembly it is defined */
  constructor(
    private readonly metadata: Metadata,
    private readonly type: string,
  ) {}

  /** The value of the first one on `owner`, as an index into #Blob; undefined if it has none. @throws R2RError `metadata.*` */
  valueOn(owner: Token): number | undefined {
    this.values ??= this.collect();
    return this.values.get(owner);
  }

  private collect(): Map<number, number> {
    const { metadata } = this;
    const constructors = new Map<number, boolean>();
    const values = new Map<number, number>();
    for (let rid = metadata.rowCount('CustomAttribute'); rid >= 1; rid--) {
      const constructor = metadata.get('CustomAttribute', rid, 'Type');
      let isWanted = constructors.get(constructor);
      if (isWanted === undefined) constructors.set(constructor, (isWanted = this.constructs(token(constructor))));
      if (isWanted) values.set(metadata.get('CustomAttribute', rid, 'Parent'), metadata.get('CustomAttribute', rid, 'Value'));
    }
    return values;
  }

  private constructs(constructor: Token): boolean {
    const { metadata } = this;
    const rid = ridOf(constructor);
    const isDefinition = tableOf(constructor) === 'MethodDef';
    const owner = isDefinition ? tokenOf('TypeDef', metadata.ownership.typeOfMethod(rid)) : token(metadata.get('MemberRef', rid, 'Class'));
    const table = tableOf(owner);
    return (table === 'TypeDef' || table === 'TypeRef') && fullTypeName(typeName(metadata, owner)) === this.type;
  }
}
