import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decoder } from '../../../tools/spec-machine/decode.js';
import { packageRoot } from '../../contract/package-root.js';
import { spec } from './spec-folder.js';

// The compiler's perf maps, decoded by the spec machine: they name the methods that another reader finds in the images.
const IMAGES: [image: string, os: number, architecture: number][] = [
  ['10.0.14-linux-x64-perfmap/DevCalls', 2, 3],
  ['10.0.14-linux-x64-perfmap/DevGenerics', 2, 3],
  ['10.0.14-linux-arm64-perfmap/DevCalls', 2, 2],
  ['10.0.14-windows-x64-perfmap/DevCalls', 1, 3],
];

interface PerfMap {
  Version: number;
  OS: number;
  Architecture: number;
  ABI: number;
  Methods: { RVA: number; Length: number }[];
}

const committed = (name: string): Uint8Array => new Uint8Array(readFileSync(join(packageRoot(), 'conformance', 'images', name)));
const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);

test.each(IMAGES)('%s', (image, os, architecture) => {
  const { methods, instanceMethods } = JSON.parse(gunzipSync(committed(`dumps/${image}.json.gz`)).toString('utf8')) as Record<string, { rva: number }[]>;
  const map = new Decoder(spec(), {}, committed(`maps/${image}.perfmap.txt`)).decode('PerfMap', 'record').json as PerfMap;
  expect(map).toMatchObject({ Version: 1, OS: os, Architecture: architecture, ABI: 1 });
  expect(ascending(map.Methods.map(({ RVA }) => RVA))).toEqual(ascending([...methods, ...instanceMethods].map(({ rva }) => rva)));
});
