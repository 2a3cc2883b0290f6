import type { ByteMap } from '../../../reference/byte-map/byte-map.js';
import { readByteMap } from '../../../reference/byte-map/read.js';
import { compilerIdentifierFacet } from '../../../reference/facts/file.js';
import { importSectionsFacet, type ImportSectionFact } from '../../../reference/facts/import-sections.js';
import { instanceMethodsFacet, type InstanceMethodFact } from '../../../reference/facts/instance-methods.js';
import { methodsFacet, type MethodFact } from '../../../reference/facts/methods.js';
import type { Image } from '../../../reference/image/image.js';
import { Lazy } from '../../../reference/image/lazy.js';
import type { WorldItem } from './items.js';
import { methodBodies, type MethodBody } from './method-bodies.js';
import { readSymbolMap, type MapNode } from './symbol-map.js';
import { add, type Tally } from './tally.js';

/** What a check sees of an image: the reference's decoders and its facts, each made once, and what others say about the image. */
export class Subject {
  readonly tally: Tally = {};

  constructor(
    readonly item: WorldItem,
    readonly image: Image,
  ) {}

  /** Notes that a check looked at `count` things of a sort. */
  looked(sort: string, count = 1): void {
    add(this.tally, sort, count);
  }

  /** Made by crossgen2, not by the older compiler: some rules hold for it alone. */
  get fromCrossgen2(): boolean {
    return compilerIdentifierFacet(this.image)?.startsWith('Crossgen2') ?? false;
  }

  get methods(): readonly MethodFact[] {
    return this.lazyMethods.value;
  }

  get instanceMethods(): readonly InstanceMethodFact[] {
    return this.lazyInstanceMethods.value;
  }

  get importSections(): readonly ImportSectionFact[] {
    return this.lazyImportSections.value;
  }

  /** The bodies of all methods of both entry-point tables, by ascending runtime function. */
  get bodies(): readonly MethodBody[] {
    return this.lazyBodies.value;
  }

  /** Who owns the bytes, and what could not be read of them. */
  get byteMap(): { readonly map: ByteMap; readonly problems: readonly string[] } {
    return this.lazyByteMap.value;
  }

  /** Of the compiler's own map; undefined if there is none. */
  get map(): readonly MapNode[] | undefined {
    return this.lazyMap.value;
  }

  private readonly lazyMethods = new Lazy(() => [...methodsFacet(this.image)]);
  private readonly lazyInstanceMethods = new Lazy(() => [...instanceMethodsFacet(this.image)]);
  private readonly lazyImportSections = new Lazy(() => [...importSectionsFacet(this.image)]);
  private readonly lazyBodies = new Lazy(() => methodBodies(this.image, [...this.methods, ...this.instanceMethods]));
  private readonly lazyByteMap = new Lazy(() => {
    const problems: string[] = [];
    return { map: readByteMap(this.image, (part, error) => problems.push(`${part}: ${error.message}`)), problems };
  });
  private readonly lazyMap = new Lazy(() => (this.item.map === undefined ? undefined : readSymbolMap(this.item.map)));
}

/** One rule that holds for real images. It yields a sentence for each thing that breaks it. */
export interface Check {
  readonly name: string;
  run(subject: Subject): Iterable<string>;
}
