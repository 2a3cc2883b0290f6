import { writeAttributePresence } from '../../image/attribute-presence-writer.js';
import { writeComponentAssemblies } from '../../image/component-assemblies-writer.js';
import { writeHotColdMap } from '../../image/hot-cold-map-writer.js';
import { writeInliningInfo } from '../../image/inlining-info-writer.js';
import { writeManifestMvids } from '../../image/manifest-mvids-writer.js';
import { writeEnclosingTypeMap, writeMethodIsGenericMap, writeTypeGenericInfoMap } from '../../image/module-maps-writer.js';
import type { SectionName } from '../../image/section-types.js';
import type { ByteRange } from '../../io/ranges.js';
import { utf8BytesOf } from '../../io/text-writer.js';
import { guidBytes } from '../../metadata/guid.js';
import { R2RError } from '../../errors.js';
import { MAX_FILE_SIZE } from '../file-bytes.js';
import { filledUp } from '../../writer/filled-up.js';
import type { NodeKind } from '../../writer/node.js';
import type { Place } from '../place.js';
import { integer, list, record, text, u16, u32, u4, wrongValue, type Shape } from '../shapes/shape.js';
import { componentAssembly, hotColdPair, inliningRecord } from '../shapes/table-shapes.js';
import type { ModelNode } from './node.js';

interface SmallSection {
  readonly kind: NodeKind;
  readonly write: (content: Place) => Uint8Array;
}

const BUCKET_SIZE = 8;
const MAX_ROWS = 0xffffff;

/** Eight fingerprints. */
const bucket: Shape<number[]> = (value) => {
  const fingerprints = list(u16)(value);
  if (fingerprints.length !== BUCKET_SIZE) throw wrongValue(value, `a list of ${BUCKET_SIZE}`);
  return fingerprints;
};

const attributePresence = record<{ bucketCount: number; buckets: number[][] }>({ bucketCount: u32, buckets: list(bucket) });
const rows = integer(0, MAX_ROWS);
const genericMethods = record<{ count: number; genericRids: number[] }>({ count: rows, genericRids: list(rows) });
const guid: Shape<Uint8Array> = (value) => {
  const read = guidBytes(text(value));
  if (read === undefined) throw wrongValue(value, 'a GUID');
  return read;
};

/** Sections that hold one plain table or text, which may be filled up with zeros. */
const SMALL_SECTIONS: Readonly<Partial<Record<SectionName, SmallSection>>> = {
  CompilerIdentifier: { kind: 'section 100', write: (content) => utf8BytesOf(content.read(text)) },
  InliningInfo: { kind: 'inlining info', write: (content) => writeInliningInfo(content.read(list(inliningRecord))) },
  AttributePresence: { kind: 'attribute presence', write: (content) => writeAttributePresence(content.read(attributePresence).buckets) },
  OwnerCompositeExecutable: { kind: 'owner composite executable', write: (content) => utf8BytesOf(`${content.read(text)}\0`) },
  ManifestAssemblyMvids: { kind: 'manifest MVIDs', write: (content) => writeManifestMvids(content.read(list(guid))) },
  HotColdMap: { kind: 'hot-cold map', write: (content) => writeHotColdMap(content.read(list(hotColdPair))) },
  MethodIsGenericMap: { kind: 'method-is-generic map', write: writeGenericMethods },
  EnclosingTypeMap: { kind: 'enclosing types', write: (content) => writeEnclosingTypeMap(content.read(list(u16))) },
  TypeGenericInfoMap: { kind: 'type generic info', write: (content) => writeTypeGenericInfoMap(content.read(list(u4))) },
};

/** A section that is a small table; undefined for others. */
export function smallSectionNode(name: SectionName, content: Place, range: ByteRange): ModelNode | undefined {
  const size = range.end - range.start;
  if (name === 'ComponentAssemblies') return componentAssembliesNode(content, range);
  const section = SMALL_SECTIONS[name];
  return section && { kind: section.kind, where: content.pointer, range, write: () => filledUpTo(size, section.write(content)) };
}

/** @throws R2RError `limit.exceeded` if the section is larger than any file */
function filledUpTo(size: number, written: Uint8Array): Uint8Array {
  if (size > MAX_FILE_SIZE) throw new R2RError('limit.exceeded', `a section of ${size} bytes`, { phase: 'section' });
  return filledUp(written, size);
}

function componentAssembliesNode(content: Place, range: ByteRange): ModelNode {
  return {
    kind: 'component assemblies',
    where: content.pointer,
    range,
    write: () => writeComponentAssemblies(content.read(list(componentAssembly))),
    moved: (moves) => writeComponentAssemblies(content.read(list(componentAssembly)).map((each) => ({ ...each, assemblyHeader: moves.section(each.assemblyHeader) }))),
  };
}

function writeGenericMethods(content: Place): Uint8Array {
  const { count } = content.read(genericMethods);
  return writeMethodIsGenericMap(count, content.member('genericRids').read(list(integer(1, count))));
}
