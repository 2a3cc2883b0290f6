import { readComponentAssemblies } from '../../image/component-assemblies.js';
import { givenModuleIndices } from './given.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const componentAssembliesKind: Kind = (input) => ({
  value: {
    Rows: readComponentAssemblies(input.context, wholeSection(input), givenModuleIndices(input.given)?.manifestAssemblyRefs).map(
      ({ corHeader, assemblyHeader }) => ({
        CorHeaderRVA: corHeader.rva,
        CorHeaderSize: corHeader.size,
        AssemblyHeaderRVA: assemblyHeader.rva,
        AssemblyHeaderSize: assemblyHeader.size,
      }),
    ),
  },
});
