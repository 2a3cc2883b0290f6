import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageRoot } from '../../conformance/contract/package-root.js';
import type { Context, DescribeInput, Expectation, ExpectedFacts, FileOperand, Vector, VectorFile } from '../../conformance/contract/protocol.js';
import { dumpOf, listCommittedImages, type CommittedImage } from '../../conformance/world/committed.js';
import { readDump, type Dump } from '../../conformance/world/dumps.js';
import { readFrameworkFacets, type FrameworkFacets } from '../../conformance/world/framework-facets.js';
import { imagesFolder } from '../../conformance/world/paths.js';
import { appliesTo, loadSpec } from '../spec-machine/spec.js';
import { editedVectors } from './edited-vectors.js';
import { keysVectors } from './keys-vectors.js';
import { modelVectors } from './model-vectors.js';
import { facetExpectations, facetSlug } from './facets.js';
import { fileOperand } from './operands.js';
import { programVectors } from './program-vectors.js';
import { imageSlug } from './slugs.js';
import { contextOf } from './targets.js';
import { writeWhole } from './write.js';

/**
 * Writes the vectors of `image.describe`, one for each image and facet, and those of `program.run`, `image.encode` and `wasm.keys`
 * over images, from what lies under conformance/images alone: the expectation of a committed image is its dump, that of a framework
 * image the hash of one.
 */
function main(): void {
  const folder = join(packageRoot(), 'conformance', 'corpus', 'images');
  const images = listCommittedImages();
  const written = new Set<string>();
  let count = 0;
  const add = (topic: string, vectors: Vector[]): void => {
    count += vectors.length;
    written.add(write(folder, topic, vectors));
  };
  for (const topic of new Set(images.map(topicOf))) {
    add(topic, images.filter((image) => topicOf(image) === topic).flatMap((image) => committedVectors(image, images)));
  }
  add('frameworks', readFrameworkFacets().flatMap(frameworkVectors));
  add('programs', programVectors(images));
  add('edited', editedVectors(images));
  add('models', modelVectors(images));
  add('wasm-keys', keysVectors());
  for (const name of readdirSync(folder).filter((each) => !written.has(each))) rmSync(join(folder, name));
  console.log(`conformance/corpus/images: ${count} vectors`);
}

function topicOf({ crossgen2, os, arch }: CommittedImage): string {
  return `${crossgen2}-${os}-${arch}`;
}

/** Returns the name of the file. */
function write(folder: string, topic: string, vectors: Vector[]): string {
  const file: VectorFile = { area: 'images', topic, vectors };
  const name = `${topic}.json.gz`;
  writeWhole(join(folder, name), gzipSync(JSON.stringify(file), { level: 9 }));
  return name;
}

function committedVectors(image: CommittedImage, images: CommittedImage[]): Vector[] {
  const dump = `images/${dumpOf(image)}`;
  const files = filesOf(image, images);
  const id = `image.${imageSlug(image)}`;
  const context = contextOf(image.r2rVersion, image.os, image.arch);
  const content = readDump(join(imagesFolder, dumpOf(image)));
  return facetExpectations(content).map(({ facet, mode }) =>
    vector(`${id}.${facetSlug(facet, mode)}`, facet, files, context, expectation(content, { dump, facet, mode })),
  );
}

/** Texts stand in the vector itself: some are wrong in the dump and were put right (dump-corrections.json). */
function expectation(content: Dump, facts: ExpectedFacts): Expectation {
  const value = content[facts.facet];
  return typeof value === 'string' ? { value: { [facts.facet]: value } } : { facts };
}

function frameworkVectors(image: FrameworkFacets): Vector[] {
  const assembly = basename(image.file, '.dll');
  const [, os, arch] = /([a-z]+)-([a-z0-9]+)$/.exec(image.name) ?? [];
  const path = `$R2R_IMAGES/${image.registry}/${image.name}/${image.version}/${image.file}`;
  const files: FileOperand[] = [{ name: `${assembly}.dll`, role: 'main', path, sha256: image.sha256 }];
  const context = contextOf(image.formatVersion, os, arch);
  return image.facets.map(({ facet, mode, hash }) =>
    vector(`image.${image.name}-${image.version}.${assembly}.${facetSlug(facet, mode)}`, facet, files, context, { factsHash: hash, mode }),
  );
}

const requirements = [...loadSpec(join(packageRoot(), 'spec')).requirements.values()];

/** Those that say that the facet shows them, in this version and on this target. */
function requirementsOf(facet: string, context: Context): string[] {
  return requirements.filter(({ facets, applies }) => facets?.includes(facet) && appliesTo(applies, context)).map(({ id }) => id);
}

function vector(id: string, facet: string, files: FileOperand[], context: Context, expect: Expectation): Vector {
  const input: DescribeInput = { files, select: files[0].name, facets: [facet] };
  return { id, requirements: requirementsOf(facet, context), operation: 'image.describe', input, context, expect, origin: 'literal' };
}

/** A composite comes with its components, whose metadata holds the names; a component with its composite. */
function filesOf(image: CommittedImage, images: CommittedImage[]): FileOperand[] {
  const operand = (role: FileOperand['role']) => ({ path, sha256 }: CommittedImage): FileOperand => fileOperand(role, path, sha256);
  const components = images.filter((each) => each.componentOf === image.path).map(operand('component'));
  const composites = images.filter((each) => each.path === image.componentOf).map(operand('composite'));
  return [operand('main')(image), ...components, ...composites];
}

main();
