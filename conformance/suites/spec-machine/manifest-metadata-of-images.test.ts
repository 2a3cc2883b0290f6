import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decoder } from '../../../tools/spec-machine/decode.js';
import { packageRoot } from '../../contract/package-root.js';
import { spec } from './spec-folder.js';

// The declarations against the world: section 112 of these images, decoded by the spec machine, names the assemblies that a
// reader that nobody here wrote finds in it. Those with xmod hold rows of further tables.
const IMAGES = [
  '8.0.31-linux-x64-composite/comp.r2r',
  '8.0.31-windows-x86/DevFlow',
  '9.0.22-linux-x64-composite/comp.r2r',
  '10.0.14-linux-x64/DevGenerics',
  '10.0.14-linux-x64-composite-dev/devall.r2r',
  '10.0.14-linux-x64-composite-pgo/comp.r2r',
  '10.0.14-linux-x64-xmod-base/DevGenerics',
  '10.0.14-windows-x86-composite/comp.r2r',
];

interface Dump {
  header: { sections: { type: number; rva: number; size: number }[] };
  manifestAssemblyRefs: { name: string; version: string; culture: string; flags: number }[];
}

interface PeSection {
  VirtualAddress: number;
  SizeOfRawData: number;
  PointerToRawData: number;
}

interface AssemblyRef {
  Name: string;
  Culture: string;
  Version: number[];
  Flags: number;
}

const MANIFEST_METADATA = 112;

const committed = (name: string): Uint8Array => new Uint8Array(readFileSync(join(packageRoot(), 'conformance', 'images', name)));

function sectionBytes(image: string, { rva, size }: Dump['header']['sections'][number]): Uint8Array {
  const file = committed(`img/${image}.dll`);
  const { Sections } = new Decoder(spec(), {}, file).decode('PeFile', 'container').json as { Sections: PeSection[] };
  const home = Sections.find(({ VirtualAddress, SizeOfRawData }) => rva >= VirtualAddress && rva < VirtualAddress + SizeOfRawData) as PeSection;
  const start = rva - home.VirtualAddress + home.PointerToRawData;
  return file.subarray(start, start + size);
}

test.each(IMAGES)('%s', (image) => {
  const dump = JSON.parse(gunzipSync(committed(`dumps/${image}.json.gz`)).toString('utf8')) as Dump;
  const section = dump.header.sections.find(({ type }) => type === MANIFEST_METADATA) as Dump['header']['sections'][number];
  const { json } = new Decoder(spec(), {}, sectionBytes(image, section)).decode('ManifestMetadataRoot', 'record');
  const { AssemblyRefs } = json as { AssemblyRefs: AssemblyRef[] };
  expect(AssemblyRefs.map(({ Name, Culture, Version, Flags }) => ({ name: Name, version: Version.join('.'), culture: Culture, flags: Flags }))).toEqual(
    dump.manifestAssemblyRefs.map(({ name, version, culture, flags }) => ({ name, version, culture, flags })),
  );
});
