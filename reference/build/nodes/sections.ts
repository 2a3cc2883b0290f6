import type { SectionName } from '../../image/section-types.js';
import type { ByteRange } from '../../io/ranges.js';
import type { Place } from '../place.js';
import { sectionName } from '../shapes/header-shapes.js';
import { isUnread, optional, range } from '../shapes/shape.js';
import { codeNodes } from './code.js';
import { debugInfoNode } from './debug-info.js';
import { exceptionNodes } from './exceptions.js';
import { availableTypesNode, crossModuleInliningNode, inliningInfo2Node, pgoNode } from './hashtables.js';
import { importNodes } from './imports.js';
import { instanceEntryPointsNode, methodEntryPointsNode } from './method-tables.js';
import type { Frame, ModelNode } from './node.js';
import { bytesNode } from './opaque.js';
import { profileDataNodes } from './profile-data.js';
import { smallSectionNode } from './small-sections.js';
import { externalTypeMapsNode, proxyTypeMapsNode, typeMapTargetsNode } from './type-maps.js';

type SectionNodes = (content: Place, range: ByteRange, frame: Frame) => Iterable<ModelNode>;

const SECTIONS: Readonly<Partial<Record<SectionName, SectionNodes>>> = {
  ImportSections: importNodes,
  RuntimeFunctions: (content, _, frame) => codeNodes(content, frame),
  MethodDefEntryPoints: (content, place) => [methodEntryPointsNode(content, place)],
  ExceptionInfo: exceptionNodes,
  DebugInfo: (content, place, frame) => [debugInfoNode(content, place, frame)],
  AvailableTypes: (content, place) => [availableTypesNode(content, place)],
  InstanceMethodEntryPoints: (content, place) => [instanceEntryPointsNode(content, place)],
  InliningInfo2: (content, place) => [inliningInfo2Node(content, place)],
  PgoInstrumentationData: (content, place) => [pgoNode(content, place)],
  CrossModuleInlineInfo: (content, place, frame) => [crossModuleInliningNode(content, place, frame)],
  ProfileDataInfo: (content, _, frame) => profileDataNodes(content, frame),
  ExternalTypeMaps: (content, place) => [externalTypeMapsNode(content, place)],
  ProxyTypeMaps: (content, place) => [proxyTypeMapsNode(content, place)],
  TypeMapAssemblyTargets: (content, place) => [typeMapTargetsNode(content, place)],
  ManifestMetadata: (content) => [bytesNode('manifest metadata', content)],
};

/** The structures of a section and what they point to; of a section that nothing is known of, or that could not be read, its bytes. */
export function* sectionNodes(section: Place, frame: Frame): Iterable<ModelNode> {
  const place = section.member('range').read(optional(range));
  if (place === undefined) return;
  const name = section.member('name').read(sectionName);
  const content = section.member('content');
  const nodes = name === undefined || !hasValue(content) ? undefined : nodesOf(name, content, place, frame);
  if (nodes !== undefined) yield* nodes;
  else if (section.member('bytes').isPresent) yield bytesNode('section bytes', section);
}

function nodesOf(name: SectionName, content: Place, place: ByteRange, frame: Frame): Iterable<ModelNode> | undefined {
  const nodes = SECTIONS[name];
  if (nodes !== undefined) return nodes(content, place, frame);
  const small = smallSectionNode(name, content, place);
  return small && [small];
}

/** False also where reading broke off. */
function hasValue(content: Place): boolean {
  try {
    return content.read((value) => value !== null && value !== undefined);
  } catch (error) {
    if (isUnread(error)) return false;
    throw error;
  }
}
