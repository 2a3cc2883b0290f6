import type { Metadata } from './metadata.js';

/** An assembly, defined or referenced (ECMA-335 II.22.2, II.22.5). */
export interface AssemblyName {
  readonly name: string;
  /** Four numbers with dots. */
  readonly version: string;
  /** Empty for the neutral culture. */
  readonly culture: string;
  readonly flags: number;
  /** The public key if the flag 1 is set, else its 8-byte token, or nothing. */
  readonly publicKeyOrToken: Uint8Array;
}

/** Row `rid` of AssemblyRef. @throws R2RError `metadata.*` */
export function assemblyRefName(metadata: Metadata, rid: number): AssemblyName {
  const row = metadata.row('AssemblyRef', rid);
  return {
    name: metadata.string(row.Name),
    version: versionText(row),
    culture: metadata.string(row.Culture),
    flags: row.Flags,
    publicKeyOrToken: metadata.blob(row.PublicKeyOrToken),
  };
}

/** The assembly that a module is the manifest of; undefined for a netmodule. @throws R2RError `metadata.*` */
export function assemblyName(metadata: Metadata): AssemblyName | undefined {
  if (metadata.rowCount('Assembly') === 0) return undefined;
  const row = metadata.row('Assembly', 1);
  return {
    name: metadata.string(row.Name),
    version: versionText(row),
    culture: metadata.string(row.Culture),
    flags: row.Flags,
    publicKeyOrToken: metadata.blob(row.PublicKey),
  };
}

type VersionColumns = Readonly<Record<'MajorVersion' | 'MinorVersion' | 'BuildNumber' | 'RevisionNumber', number>>;

function versionText(row: VersionColumns): string {
  return `${row.MajorVersion}.${row.MinorVersion}.${row.BuildNumber}.${row.RevisionNumber}`;
}
