import type { CodedIndexName } from './coded-indices.js';

/** What a column holds; a table's name stands for an index into it, `run of` for the first row of a run in it. */
export type ColumnKind =
  | 'u8'
  | 'u16'
  | 'u32'
  | '#Strings'
  | '#GUID'
  | '#Blob'
  | 'Assembly'
  | 'AssemblyRef'
  | 'Event'
  | 'Field'
  | 'GenericParam'
  | 'MethodDef'
  | 'ModuleRef'
  | 'Param'
  | 'Property'
  | 'TypeDef'
  | `run of ${'Event' | 'Field' | 'MethodDef' | 'Param' | 'Property'}`
  | CodedIndexName;

export interface TableSchema {
  readonly id: number;
  /** In the order of the file. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

/**
 * All tables of ECMA-335 II.22, with the pointer tables and the two edit-and-continue tables that only the
 * uncompressed stream `#-` holds.
 */
export const TABLE_SCHEMAS = {
  Module: {
    id: 0x00,
    columns: { Generation: 'u16', Name: '#Strings', Mvid: '#GUID', EncId: '#GUID', EncBaseId: '#GUID' },
  },
  TypeRef: { id: 0x01, columns: { ResolutionScope: 'ResolutionScope', Name: '#Strings', Namespace: '#Strings' } },
  TypeDef: {
    id: 0x02,
    columns: {
      Flags: 'u32',
      Name: '#Strings',
      Namespace: '#Strings',
      Extends: 'TypeDefOrRef',
      FieldList: 'run of Field',
      MethodList: 'run of MethodDef',
    },
  },
  FieldPtr: { id: 0x03, columns: { Field: 'Field' } },
  Field: { id: 0x04, columns: { Flags: 'u16', Name: '#Strings', Signature: '#Blob' } },
  MethodPtr: { id: 0x05, columns: { Method: 'MethodDef' } },
  MethodDef: {
    id: 0x06,
    columns: {
      RVA: 'u32',
      ImplFlags: 'u16',
      Flags: 'u16',
      Name: '#Strings',
      Signature: '#Blob',
      ParamList: 'run of Param',
    },
  },
  ParamPtr: { id: 0x07, columns: { Param: 'Param' } },
  Param: { id: 0x08, columns: { Flags: 'u16', Sequence: 'u16', Name: '#Strings' } },
  InterfaceImpl: { id: 0x09, columns: { Class: 'TypeDef', Interface: 'TypeDefOrRef' } },
  MemberRef: { id: 0x0a, columns: { Class: 'MemberRefParent', Name: '#Strings', Signature: '#Blob' } },
  Constant: { id: 0x0b, columns: { Type: 'u8', Padding: 'u8', Parent: 'HasConstant', Value: '#Blob' } },
  CustomAttribute: {
    id: 0x0c,
    columns: { Parent: 'HasCustomAttribute', Type: 'CustomAttributeType', Value: '#Blob' },
  },
  FieldMarshal: { id: 0x0d, columns: { Parent: 'HasFieldMarshal', NativeType: '#Blob' } },
  DeclSecurity: { id: 0x0e, columns: { Action: 'u16', Parent: 'HasDeclSecurity', PermissionSet: '#Blob' } },
  ClassLayout: { id: 0x0f, columns: { PackingSize: 'u16', ClassSize: 'u32', Parent: 'TypeDef' } },
  FieldLayout: { id: 0x10, columns: { Offset: 'u32', Field: 'Field' } },
  StandAloneSig: { id: 0x11, columns: { Signature: '#Blob' } },
  EventMap: { id: 0x12, columns: { Parent: 'TypeDef', EventList: 'run of Event' } },
  EventPtr: { id: 0x13, columns: { Event: 'Event' } },
  Event: { id: 0x14, columns: { EventFlags: 'u16', Name: '#Strings', EventType: 'TypeDefOrRef' } },
  PropertyMap: { id: 0x15, columns: { Parent: 'TypeDef', PropertyList: 'run of Property' } },
  PropertyPtr: { id: 0x16, columns: { Property: 'Property' } },
  Property: { id: 0x17, columns: { Flags: 'u16', Name: '#Strings', Type: '#Blob' } },
  MethodSemantics: { id: 0x18, columns: { Semantics: 'u16', Method: 'MethodDef', Association: 'HasSemantics' } },
  MethodImpl: {
    id: 0x19,
    columns: { Class: 'TypeDef', MethodBody: 'MethodDefOrRef', MethodDeclaration: 'MethodDefOrRef' },
  },
  ModuleRef: { id: 0x1a, columns: { Name: '#Strings' } },
  TypeSpec: { id: 0x1b, columns: { Signature: '#Blob' } },
  ImplMap: {
    id: 0x1c,
    columns: {
      MappingFlags: 'u16',
      MemberForwarded: 'MemberForwarded',
      ImportName: '#Strings',
      ImportScope: 'ModuleRef',
    },
  },
  FieldRVA: { id: 0x1d, columns: { RVA: 'u32', Field: 'Field' } },
  EncLog: { id: 0x1e, columns: { Token: 'u32', FuncCode: 'u32' } },
  EncMap: { id: 0x1f, columns: { Token: 'u32' } },
  Assembly: {
    id: 0x20,
    columns: {
      HashAlgId: 'u32',
      MajorVersion: 'u16',
      MinorVersion: 'u16',
      BuildNumber: 'u16',
      RevisionNumber: 'u16',
      Flags: 'u32',
      PublicKey: '#Blob',
      Name: '#Strings',
      Culture: '#Strings',
    },
  },
  AssemblyProcessor: { id: 0x21, columns: { Processor: 'u32' } },
  AssemblyOS: { id: 0x22, columns: { OSPlatformID: 'u32', OSMajorVersion: 'u32', OSMinorVersion: 'u32' } },
  AssemblyRef: {
    id: 0x23,
    columns: {
      MajorVersion: 'u16',
      MinorVersion: 'u16',
      BuildNumber: 'u16',
      RevisionNumber: 'u16',
      Flags: 'u32',
      PublicKeyOrToken: '#Blob',
      Name: '#Strings',
      Culture: '#Strings',
      HashValue: '#Blob',
    },
  },
  AssemblyRefProcessor: { id: 0x24, columns: { Processor: 'u32', AssemblyRef: 'AssemblyRef' } },
  AssemblyRefOS: {
    id: 0x25,
    columns: { OSPlatformID: 'u32', OSMajorVersion: 'u32', OSMinorVersion: 'u32', AssemblyRef: 'AssemblyRef' },
  },
  File: { id: 0x26, columns: { Flags: 'u32', Name: '#Strings', HashValue: '#Blob' } },
  ExportedType: {
    id: 0x27,
    columns: {
      Flags: 'u32',
      TypeDefId: 'u32',
      TypeName: '#Strings',
      TypeNamespace: '#Strings',
      Implementation: 'Implementation',
    },
  },
  ManifestResource: {
    id: 0x28,
    columns: { Offset: 'u32', Flags: 'u32', Name: '#Strings', Implementation: 'Implementation' },
  },
  NestedClass: { id: 0x29, columns: { NestedClass: 'TypeDef', EnclosingClass: 'TypeDef' } },
  GenericParam: {
    id: 0x2a,
    columns: { Number: 'u16', Flags: 'u16', Owner: 'TypeOrMethodDef', Name: '#Strings' },
  },
  MethodSpec: { id: 0x2b, columns: { Method: 'MethodDefOrRef', Instantiation: '#Blob' } },
  GenericParamConstraint: { id: 0x2c, columns: { Owner: 'GenericParam', Constraint: 'TypeDefOrRef' } },
} as const satisfies Record<string, TableSchema>;

export type TableName = keyof typeof TABLE_SCHEMAS;

/** The columns of a table. */
export type ColumnName<T extends TableName> = keyof (typeof TABLE_SCHEMAS)[T]['columns'] & string;

/** The table with that number, or undefined: 64 are possible, and not all have a meaning. */
export const TABLES_BY_ID: readonly (TableName | undefined)[] = tablesById();

function tablesById(): (TableName | undefined)[] {
  const names: (TableName | undefined)[] = new Array<undefined>(64).fill(undefined);
  for (const name of Object.keys(TABLE_SCHEMAS) as TableName[]) names[TABLE_SCHEMAS[name].id] = name;
  return names;
}
