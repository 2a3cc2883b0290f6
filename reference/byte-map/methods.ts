import { readFixupList } from '../image/fixup-list.js';
import type { Image } from '../image/image.js';
import { compiledMethods, InstanceMethod } from '../names/compiled-methods.js';
import { owned, type OwnedBytes } from './owned-bytes.js';

/** Sections 103 and 109: the entry points of methods, their signatures and fixup lists. */
export function* methodBytes(image: Image): Iterable<OwnedBytes> {
  for (const { name, methodEntryPoints } of image.modules) {
    if (methodEntryPoints === undefined) continue;
    const whose = name === undefined ? '' : ` of ${name}`;
    yield owned(methodEntryPoints.array.headerRange, 'entry points', () => `header and index of MethodDefEntryPoints${whose}`);
  }
  const lists = new Set<number>();
  for (const method of compiledMethods(image)) {
    const { entryPoint, table } = method;
    yield owned(entryPoint.range, 'entry points', () => `entry point of ${method.text}`);
    if (method instanceof InstanceMethod) {
      yield owned(method.signature.range, 'signatures', () => `signature of ${method.text}`);
    }
    if (entryPoint.fixups === undefined || lists.has(entryPoint.fixups)) continue;
    lists.add(entryPoint.fixups);
    const { range } = readFixupList(table.fixupCursor(entryPoint.fixups), image.target.pointerSize, image.importSections);
    yield owned(range, 'fixup lists', () => `fixup list of ${method.text}`);
  }
}
