import { HEADER_FLAGS } from '../../image/header-flags.js';
import type { Machine, OperatingSystem, Target } from '../../image/target.js';
import { isMachine, isOperatingSystem, targetOf } from '../../image/target.js';
import type { Place } from '../place.js';
import { readyToRunHeader } from '../shapes/header-shapes.js';
import { isUnread, text, wrongValue, type Shape } from '../shapes/shape.js';
import { containerNodes, ilNodes } from './container.js';
import { componentHeaderNodes, headerNode } from './header.js';
import type { Frame, ModelNode } from './node.js';
import { sectionNodes } from './sections.js';

const machine: Shape<Machine> = (value) => {
  const name = text(value);
  if (!isMachine(name)) throw wrongValue(value, 'a machine');
  return name;
};

const operatingSystem: Shape<OperatingSystem> = (value) => {
  const name = text(value);
  if (!isOperatingSystem(name)) throw wrongValue(value, 'an operating system');
  return name;
};

/**
 * The structures of a model. What has no value because it could not be read is left out.
 * @throws R2RError `model.*`, where it cannot even be said what there is to write
 */
export function* modelNodes(model: Place): Iterable<ModelNode> {
  const target = model.member('target');
  const frame = frameOf(model, targetOf(target.member('machine').read(machine), target.member('os').read(operatingSystem)));
  yield* unlessUnread(() => containerNodes(model.member('container')));
  yield* unlessUnread(() => ilNodes(model.member('il')));
  yield* unlessUnread(() => [headerNode(model.member('header'))]);
  if (model.member('modules').isPresent) yield* unlessUnread(() => componentHeaderNodes(model.member('modules')));
  yield* unlessUnread(function* () {
    for (const section of model.member('sections').elements()) yield* unlessUnread(() => sectionNodes(section, frame));
  });
}

function frameOf(model: Place, target: Target): Frame {
  const { version, flags } = model.member('header').read(readyToRunHeader);
  return { version, target, hasModules: (flags & HEADER_FLAGS.MULTIMODULE_VERSION_BUBBLE) !== 0 };
}

function* unlessUnread(nodesOf: () => Iterable<ModelNode>): Iterable<ModelNode> {
  try {
    yield* nodesOf();
  } catch (error) {
    if (!isUnread(error)) throw error;
  }
}
