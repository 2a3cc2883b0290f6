/** Types of debug directory entries that .NET files carry (PE/COFF addendum of dotnet/runtime; r2r-format 3.5). */
export const DebugType = {
  Coff: 1,
  CodeView: 2,
  Reproducible: 16,
  EmbeddedPortablePdb: 17,
  PdbChecksum: 19,
  PerfMap: 21,
} as const;
