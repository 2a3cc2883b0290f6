import { Decoder } from '../../../tools/spec-machine/decode.js';
import { committed, manifest } from '../committed-images.js';
import { spec } from './spec-folder.js';

// The declarations against the world: what the manifest of the committed images says (written by another reader and by the
// compiler's options) is what the spec machine finds in the files.
interface Published {
  Headers: { Coff: { Machine: number }; Optional: { ImageBase: string; SectionAlignment: number } };
  Sections: { Name: string }[];
  IsComposite: boolean;
  Image: { MajorVersion: number; MinorVersion: number; Flags: number };
}

/** One image of each folder: every compiler, target and set of options. */
const IMAGES = [...new Map(manifest().map((entry) => [entry.path.slice(0, entry.path.lastIndexOf('/')), entry])).values()];

test('the manifest has images of many kinds', () => {
  expect(IMAGES.length).toBeGreaterThan(100);
});

test.each(IMAGES.map((entry) => [entry.path, entry] as const))('%s', (path, entry) => {
  const { json } = new Decoder(spec(), {}, committed(path)).decode('PeFile', 'container');
  const { Headers, Sections, IsComposite, Image } = json as Published;
  expect({
    machine: Headers.Coff.Machine,
    r2rVersion: `${Image.MajorVersion}.${Image.MinorVersion}`,
    flags: Image.Flags,
    peSections: Sections.map(({ Name }) => Buffer.from(Name, 'base64').toString('latin1').replace(/\0+$/, '')),
    imageBase: BigInt(Headers.Optional.ImageBase),
    sectionAlignment: Headers.Optional.SectionAlignment,
    composite: IsComposite,
  }).toEqual({
    machine: Number(entry.machine),
    r2rVersion: entry.r2rVersion,
    flags: Number(entry.flags),
    peSections: entry.peSections,
    imageBase: BigInt(entry.imageBase),
    sectionAlignment: entry.sectionAlignment,
    composite: (entry.components ?? []).length > 0,
  });
});
