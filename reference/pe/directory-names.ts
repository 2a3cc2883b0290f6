/** The data directories of the optional header in their order (ECMA-335 II.25.2.3.3 and the PE specification). */
export const DIRECTORY_NAMES = [
  'Export',
  'Import',
  'Resource',
  'Exception',
  'Certificate',
  'BaseRelocation',
  'Debug',
  'Architecture',
  'GlobalPointer',
  'ThreadLocalStorage',
  'LoadConfiguration',
  'BoundImport',
  'ImportAddressTable',
  'DelayImport',
  'CorHeader',
  'Reserved',
] as const;

export type DirectoryName = (typeof DIRECTORY_NAMES)[number];
