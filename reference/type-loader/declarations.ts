import type { FieldDeclaration, TypeDeclaration, TypeName } from '../../conformance/contract/type-declarations.js';
import { ByteCursor } from '../io/cursor.js';
import type { Metadata } from '../metadata/metadata.js';
import { readFieldSignature } from '../metadata/signatures.js';
import { ridOf, tableOf, token, tokenOf } from '../metadata/tokens.js';
import { fullTypeName, typeName } from '../metadata/type-name.js';
import { SYSTEM_MODULE } from '../wasm/declared-types.js';
import type { TypeDefinition } from './assemblies.js';
import type { TypeUses } from './type-uses.js';

/** TypeAttributes (ECMA-335 II.23.1.15). */
const TypeFlags = { LayoutMask: 0x18, Sequential: 0x08, Explicit: 0x10, Interface: 0x20 } as const;

/** FieldAttributes (ECMA-335 II.23.1.5). */
const STATIC_FIELD = 0x10;

/** The types right below which a type is no class. */
const SORTS: Readonly<Record<string, TypeDeclaration['sort']>> = {
  'System.ValueType': 'struct',
  'System.Enum': 'enum',
  'System.MulticastDelegate': 'delegate',
};

/** The one that is a class although it is below ValueType. */
const ENUM = 'System.Enum';

/** Bytes in front of the first argument of an attribute (ECMA-335 II.23.3). */
const ATTRIBUTE_PROLOG = 2;

/** Type definitions of metadata as declarations; static fields are left out, which no value has. Each is made once. */
export class Declarations {
  private readonly made = new Map<TypeName, TypeDeclaration>();

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
    const { assembly, rid } = definition;
    const flags = assembly.metadata.get('TypeDef', rid, 'Flags') & TypeFlags.LayoutMask;
    const parameters = assembly.genericParameters.names(tokenOf('TypeDef', rid)).length;
    const { pack = 0, size = 0 } = assembly.layouts.classLayout(rid) ?? {};
    const length = inlineArrayLength(definition);
    return {
      ...name,
      sort: sortOf(definition),
      ...(parameters === 0 ? {} : { parameters }),
      layout: flags === TypeFlags.Sequential ? 'sequential' : flags === TypeFlags.Explicit ? 'explicit' : 'auto',
      ...(pack === 0 ? {} : { pack }),
      ...(size === 0 ? {} : { size }),
      ...(length === undefined ? {} : { inlineArray: length }),
      fields: this.fieldsOf(definition),
    };
  }

  private fieldsOf({ assembly, rid }: TypeDefinition): FieldDeclaration[] {
    const { metadata } = assembly;
    const fields: FieldDeclaration[] = [];
    for (const field of assembly.fieldsOf(rid)) {
      if ((metadata.get('Field', field, 'Flags') & STATIC_FIELD) !== 0) continue;
      const type = this.uses.of(readFieldSignature(metadata, metadata.get('Field', field, 'Signature')), { assembly });
      const offset = assembly.layouts.fieldOffset(field);
      fields.push({ name: metadata.text('Field', field, 'Name'), type, ...(offset === undefined ? {} : { offset }) });
    }
    return fields;
  }
}

/** What a type is, by the name of its base type (ECMA-335 II.22.37). @throws R2RError `metadata.*` */
export function sortOf({ assembly, rid }: TypeDefinition): TypeDeclaration['sort'] {
  const { metadata } = assembly;
  if ((metadata.get('TypeDef', rid, 'Flags') & TypeFlags.Interface) !== 0) return 'interface';
  const base = token(metadata.get('TypeDef', rid, 'Extends'));
  if (ridOf(base) === 0 || tableOf(base) === 'TypeSpec') return 'class';
  const sort = SORTS[fullTypeName(typeName(metadata, base))] ?? 'class';
  return sort === 'struct' && isEnum(metadata, rid, assembly.name) ? 'class' : sort;
}

function isEnum(metadata: Metadata, rid: number, assembly: string): boolean {
  return assembly === SYSTEM_MODULE && fullTypeName(typeName(metadata, tokenOf('TypeDef', rid))) === ENUM;
}

function inlineArrayLength({ assembly, rid }: TypeDefinition): number | undefined {
  const blob = assembly.inlineArrays.valueOn(tokenOf('TypeDef', rid));
  if (blob === undefined) return undefined;
  const { start, end } = assembly.metadata.blobRange(blob);
  const cursor = new ByteCursor(assembly.metadata.bytes, start, end, 'signature');
  cursor.skip(ATTRIBUTE_PROLOG);
  return cursor.i32();
}
