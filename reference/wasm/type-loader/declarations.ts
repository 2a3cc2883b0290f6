import type { FieldDeclaration, TypeDeclaration, TypeName } from '../../../conformance/contract/type-declarations.js';
import { GenericParameters } from '../../metadata/generic-parameters.js';
import type { Metadata } from '../../metadata/metadata.js';
import { tokenOf } from '../../metadata/tokens.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import { SYSTEM_MODULE } from '../declared-types.js';
import type { TypeUses } from './type-uses.js';

/** The types right below which a type is no class. */
const SORTS: Readonly<Record<string, TypeDeclaration['sort']>> = {
  'System.ValueType': 'struct',
  'System.Enum': 'enum',
  'System.MulticastDelegate': 'delegate',
};

/** The one that is a class although it is below ValueType. */
const ENUM = 'System.Enum';

/** Type definitions of metadata as declarations; static fields are left out, which no value has. Each is made once. */
export class Declarations {
  private readonly made = new Map<TypeName, TypeDeclaration>();
  private readonly genericParameters = new Map<Metadata, GenericParameters>();

  constructor(private readonly uses: TypeUses) {}

  /** The declaration behind a name of `uses`; undefined if it is not at hand. @throws R2RError `metadata.*`, `ecma-signature.*`, `limit.exceeded` */
  find(name: TypeName): TypeDeclaration | undefined {
    const definition = this.uses.definition(name);
    return definition && this.of(definition);
  }

  /** @throws R2RError `metadata.*`, `ecma-signature.*`, `limit.exceeded` */
  of(definition: TypeDefinition): TypeDeclaration {
    const name = this.uses.nameOfDefinition(definition);
    let declaration = this.made.get(name);
    if (declaration === undefined) this.made.set(name, (declaration = this.make(definition, name)));
    return declaration;
  }

  private make(definition: TypeDefinition, name: TypeName): TypeDeclaration {
    const parameters = this.parameterCount(definition);
    const { packing, size } = definition.classLayout;
    const length = definition.module.inlineArrayLength(definition.rid);
    return {
      ...name,
      sort: sortOf(definition),
      ...(parameters === 0 ? {} : { parameters }),
      layout: definition.layoutKind,
      ...(packing === 0 ? {} : { pack: packing }),
      ...(size === 0 ? {} : { size }),
      ...(length === undefined ? {} : { inlineArray: length }),
      fields: this.fieldsOf(definition),
    };
  }

  private parameterCount({ module: { metadata }, rid }: TypeDefinition): number {
    let parameters = this.genericParameters.get(metadata);
    if (parameters === undefined) this.genericParameters.set(metadata, (parameters = new GenericParameters(metadata)));
    return parameters.names(tokenOf('TypeDef', rid)).length;
  }

  private fieldsOf(definition: TypeDefinition): FieldDeclaration[] {
    const { module } = definition;
    return definition.fields.map(({ rid, type }) => {
      const offset = definition.offsetOf(rid);
      return { name: module.metadata.text('Field', rid, 'Name'), type: this.uses.of(type, { module }), ...(offset === undefined ? {} : { offset }) };
    });
  }
}

/** What a type is, by the name of its base type (ECMA-335 II.22.37). @throws R2RError `metadata.*` */
export function sortOf({ isInterface, baseName = '', name, module }: TypeDefinition): TypeDeclaration['sort'] {
  if (isInterface) return 'interface';
  const sort = SORTS[baseName] ?? 'class';
  return sort === 'struct' && name === ENUM && module.simpleName === SYSTEM_MODULE ? 'class' : sort;
}
