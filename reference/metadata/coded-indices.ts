import type { TableName } from './table-schemas.js';

/**
 * The coded indices of ECMA-335 II.24.2.6: which table a tag means, in the order of the tags; null where a tag is not
 * used. The tag takes the low bits, as many as the length of the list needs.
 */
export const CODED_INDICES = {
  TypeDefOrRef: ['TypeDef', 'TypeRef', 'TypeSpec'],
  HasConstant: ['Field', 'Param', 'Property'],
  HasCustomAttribute: [
    'MethodDef',
    'Field',
    'TypeRef',
    'TypeDef',
    'Param',
    'InterfaceImpl',
    'MemberRef',
    'Module',
    'DeclSecurity',
    'Property',
    'Event',
    'StandAloneSig',
    'ModuleRef',
    'TypeSpec',
    'Assembly',
    'AssemblyRef',
    'File',
    'ExportedType',
    'ManifestResource',
    'GenericParam',
    'GenericParamConstraint',
    'MethodSpec',
  ],
  HasFieldMarshal: ['Field', 'Param'],
  HasDeclSecurity: ['TypeDef', 'MethodDef', 'Assembly'],
  MemberRefParent: ['TypeDef', 'TypeRef', 'ModuleRef', 'MethodDef', 'TypeSpec'],
  HasSemantics: ['Event', 'Property'],
  MethodDefOrRef: ['MethodDef', 'MemberRef'],
  MemberForwarded: ['Field', 'MethodDef'],
  Implementation: ['File', 'AssemblyRef', 'ExportedType'],
  CustomAttributeType: [null, null, 'MethodDef', 'MemberRef', null],
  ResolutionScope: ['Module', 'ModuleRef', 'AssemblyRef', 'TypeRef'],
  TypeOrMethodDef: ['TypeDef', 'MethodDef'],
} as const;

export type CodedIndexName = keyof typeof CODED_INDICES;

/** The tables of a coded index by tag. */
export function tablesOf(name: CodedIndexName): readonly (TableName | null)[] {
  return CODED_INDICES[name];
}

/** The number of bits of the tag. */
export function tagBits(name: CodedIndexName): number {
  return Math.ceil(Math.log2(CODED_INDICES[name].length));
}

export function isCodedIndex(kind: string): kind is CodedIndexName {
  return Object.hasOwn(CODED_INDICES, kind);
}
