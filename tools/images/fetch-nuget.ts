import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Package } from '../../conformance/world/packages.js';
import { checkIntegrity } from './integrity.js';
import { run } from './run.js';

/** True if a .NET SDK can be started here; without one NuGet packages are left out. */
export async function hasSdk(): Promise<boolean> {
  try {
    return (await run('dotnet', ['--list-sdks'])).trim() !== '';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Unpacks a package below `folder` through `dotnet restore` of a throw-away project, so the user's own NuGet
 * configuration decides where from; gives the folder of its content. Throws if the archive is not the pinned one.
 */
export async function fetchNuget(item: Package, folder: string): Promise<string> {
  await writeFile(join(folder, 'fetch.csproj'), projectFor(item));
  await run('dotnet', ['restore', 'fetch.csproj', '--packages', 'packages'], { cwd: folder });
  const content = join(folder, 'packages', item.name, item.version);
  await checkIntegrity(join(content, `${item.name}.${item.version}.nupkg`), item.integrity);
  // NuGet unpacks without the execute bit.
  if (item.holds === 'compiler') await chmod(join(content, 'tools', 'crossgen2'), 0o755);
  return content;
}

/** netstandard2.0, because every SDK knows it and needs no reference pack for it. */
function projectFor(item: Package): string {
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>netstandard2.0</TargetFramework>
    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="${item.name}" Version="[${item.version}]" />
  </ItemGroup>
</Project>
`;
}
