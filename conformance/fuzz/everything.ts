import type { ByteMap } from '../../reference/byte-map/byte-map.js';
import { readByteMap } from '../../reference/byte-map/read.js';
import { R2RError } from '../../reference/errors.js';
import { FACET_NAMES, FACETS } from '../../reference/facts/facts.js';
import { checkAvailableTypeHashes } from '../../reference/hashing/check-available-types.js';
import { checkCrossModuleInliningHashes, checkInliningHashes } from '../../reference/hashing/check-inlining-tables.js';
import { checkInstanceEntryPointHashes, checkPgoHashes } from '../../reference/hashing/check-method-tables.js';
import { AttributePresence } from '../../reference/image/attribute-presence.js';
import { externalTypeMaps } from '../../reference/image/external-type-maps.js';
import type { SectionEntry } from '../../reference/image/header.js';
import { openImage, type Image } from '../../reference/image/image.js';
import { openFile } from '../../reference/image/open.js';
import type { OpenedFile } from '../../reference/image/opened-file.js';
import { methodProfiles } from '../../reference/image/profile-data.js';
import { proxyTypeMaps } from '../../reference/image/proxy-type-maps.js';
import type { SectionName } from '../../reference/image/section-types.js';
import type { Surroundings } from '../../reference/image/surroundings.js';
import type { ImportLookup } from '../../reference/image/type-map-cells.js';
import { typeMapTargets } from '../../reference/image/type-map-targets.js';
import type { Metadata } from '../../reference/metadata/metadata.js';
import { MetadataNames } from '../../reference/metadata/names.js';
import { TABLE_SCHEMAS, type TableName } from '../../reference/metadata/table-schemas.js';
import { tokenOf } from '../../reference/metadata/tokens.js';
import { baseRelocationBlocks, baseRelocations } from '../../reference/pe/base-relocations.js';
import { cursorOverDirectory } from '../../reference/pe/data-directory.js';
import { readDebugData, readDebugDirectory } from '../../reference/pe/debug-directory.js';
import { namedExports, readExportDirectory } from '../../reference/pe/export-directory.js';
import type { PeFile } from '../../reference/pe/pe-file.js';

/** A part of a file that the reader can be asked for; the answer may be an iterable. */
type Question = () => unknown;

type OnRejection = (error: R2RError) => void;

/** The facets with their names and texts; what no facet shows, and the metadata row by row; whose each byte is. */
export const WAYS = 3;

/**
 * Asks the reader for everything it knows of a file that one caller would hold at a time. An R2RError ends one question, as it
 * does for a user; any other error is the caller's.
 * @param way which third of it, by its number in `WAYS`
 */
export function readEverything(bytes: Uint8Array, name: string, around: Surroundings | undefined, way: number, onRejection: OnRejection): unknown {
  if (way === 0) return new Answers(bytes, name, around, onRejection).all(facets, nothing, nothing);
  if (way === 1) return new Answers(bytes, name, around, onRejection).all(besidesFacets, ofContainer, ofMetadata);
  return byteMapOf(bytes, name, onRejection);
}

const nothing = (): Iterable<Question> => [];

/** Asks questions about one file and keeps the answers. */
class Answers {
  private readonly kept: unknown[] = [];

  constructor(
    private readonly bytes: Uint8Array,
    private readonly name: string,
    private readonly around: Surroundings | undefined,
    private readonly onRejection: OnRejection,
  ) {}

  all(ofImage: (image: Image) => Iterable<Question>, ofFile: (file: OpenedFile) => Iterable<Question>, ofModule: (metadata: Metadata) => Iterable<Question>): unknown[] {
    const file = this.ask(() => openFile(this.bytes, this.name));
    if (file === undefined) return this.kept;
    for (const question of ofFile(file)) this.ask(question);
    const image = file.kind === 'not-r2r' ? undefined : this.ask(() => openImage(file, this.around));
    if (image !== undefined) for (const question of ofImage(image)) this.ask(question);
    const metadata = this.ask(() => file.metadata);
    if (metadata !== undefined) for (const question of ofModule(metadata)) this.ask(question);
    return this.kept;
  }

  private ask<T>(question: () => T): T | undefined {
    try {
      const answer = question();
      this.kept.push(isIterable(answer) ? [...answer] : answer);
      return answer;
    } catch (error) {
      if (!(error instanceof R2RError)) throw error;
      this.onRejection(error);
      return undefined;
    }
  }
}

function byteMapOf(bytes: Uint8Array, name: string, onRejection: OnRejection): ByteMap | undefined {
  try {
    return readByteMap(openImage(openFile(bytes, name)), (_part, error) => onRejection(error));
  } catch (error) {
    if (!(error instanceof R2RError)) throw error;
    return undefined;
  }
}

function* facets(image: Image): Iterable<Question> {
  for (const name of FACET_NAMES) yield () => FACETS[name](image);
}

function* besidesFacets(image: Image): Iterable<Question> {
  const { context } = image;
  const imports = (): ImportLookup => ({ sections: image.importSections, fixup: (section, cell) => image.fixup(section, cell) });
  const over = (name: SectionName, read: (section: SectionEntry) => unknown): Question => () => {
    const section = image.section(name);
    return section && read(section);
  };
  yield over('AttributePresence', (section) => {
    const filter = new AttributePresence(context, section);
    return Array.from({ length: filter.bucketCount }, (_, index) => filter.bucket(index));
  });
  yield over('ProfileDataInfo', ({ rva }) => methodProfiles(context, rva, image.file.pe?.optionalHeader.imageBase ?? 0n));
  yield over('ExternalTypeMaps', (section) => externalTypeMaps(context, section, imports()));
  yield over('ProxyTypeMaps', (section) => proxyTypeMaps(context, section, imports()));
  yield over('TypeMapAssemblyTargets', (section) => typeMapTargets(context, section, imports()));
  yield () => checkInstanceEntryPointHashes(image);
  yield () => checkPgoHashes(image);
  yield () => checkCrossModuleInliningHashes(image);
  yield () => image.modules.map(checkAvailableTypeHashes);
  yield () => image.modules.map((module) => checkInliningHashes(image, module));
}

function* ofContainer(file: OpenedFile): Iterable<Question> {
  if (file.kind === 'not-r2r' || file.pe === undefined) return;
  const { pe } = file;
  yield () => debugData(pe);
  yield () => {
    const directory = pe.directory('Export');
    return directory && namedExports(pe, readExportDirectory(pe, directory));
  };
  yield () => {
    const directory = pe.directory('BaseRelocation');
    if (directory === undefined) return undefined;
    const blocks = [...baseRelocationBlocks(cursorOverDirectory(pe, directory, 'container'))];
    return blocks.map((block) => [...baseRelocations(pe.bytes, block)].length);
  };
}

function* debugData(pe: PeFile): Iterable<unknown> {
  const directory = pe.directory('Debug');
  if (directory === undefined) return;
  for (const entry of readDebugDirectory(pe, directory)) yield readDebugData(pe, entry);
}

function* ofMetadata(metadata: Metadata): Iterable<Question> {
  const names = new MetadataNames(metadata);
  for (const table of Object.keys(TABLE_SCHEMAS) as TableName[]) {
    for (let rid = 1; rid <= metadata.rowCount(table); rid++) yield () => metadata.row(table, rid);
  }
  for (let rid = 1; rid <= metadata.rowCount('TypeDef'); rid++) yield () => names.type(tokenOf('TypeDef', rid));
  for (let rid = 1; rid <= metadata.rowCount('TypeSpec'); rid++) yield () => names.type(tokenOf('TypeSpec', rid));
  for (let rid = 1; rid <= metadata.rowCount('MethodDef'); rid++) yield () => names.method(tokenOf('MethodDef', rid));
  for (let rid = 1; rid <= metadata.rowCount('MethodSpec'); rid++) yield () => names.method(tokenOf('MethodSpec', rid));
  for (let rid = 1; rid <= metadata.rowCount('MemberRef'); rid++) {
    yield () => (names.isFieldRef(tokenOf('MemberRef', rid)) ? names.field(tokenOf('MemberRef', rid)) : names.method(tokenOf('MemberRef', rid)));
  }
  for (let rid = 1; rid <= metadata.rowCount('Field'); rid++) yield () => names.field(tokenOf('Field', rid));
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && !ArrayBuffer.isView(value);
}
