/** Members of published values (conformance/corpus/kinds.json) that the walk goes on from. */
export interface PeFile {
  Dos: { NewHeaderOffset: number };
  Headers: { Optional: { Directories: Directory[] } };
  Sections: PeSection[];
  IsComposite: boolean;
  HeaderRVA: number;
  Image: Header;
  Machine: number;
  OS: number;
}

export interface Directory {
  RVA: number;
  Size: number;
}

export interface PeSection {
  VirtualSize: number;
  VirtualAddress: number;
  SizeOfRawData: number;
  PointerToRawData: number;
  Characteristics: number;
}

export interface Header {
  MajorVersion: number;
  MinorVersion: number;
  Flags: number;
  Sections: Section[];
}

export interface Section {
  Type: number;
  RVA: number;
  Size: number;
}

export interface ImportSections {
  Sections: { RVA: number; Size: number; Type: number; CellSize: number; AuxiliaryData: number; SignatureRvas: number[] }[];
}

export interface Functions {
  Functions: { BeginAddress: number; UnwindInfo: number }[];
}

/** Of a method: its first runtime function. */
interface Entry {
  RuntimeFunctionIndex: number;
}

export interface EntryPoints {
  Elements: { Value: Entry }[];
}

export interface InstanceEntryPoints {
  Entries: { Payload: { Entry: Entry } }[];
}

export interface Components {
  Rows: { AssemblyHeaderRVA: number; AssemblyHeaderSize: number }[];
}
