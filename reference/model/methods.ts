import { readFixupList } from '../image/fixup-list.js';
import type { EntryPoint } from '../image/entry-point.js';
import type { Image } from '../image/image.js';
import type { ImageModule } from '../image/image-module.js';
import type { InstanceEntryPoint } from '../image/instance-entry-points.js';
import { DefinedMethod, type CompiledMethod } from '../names/compiled-methods.js';
import { methodText } from '../names/method-text.js';
import { hashtableNode } from './hashtable.js';
import { bytesOf } from './imports.js';
import type { Selection } from './selection.js';

/** Section 103 of a module: entry points by row, and each fixup list once, by the offset at which it begins. */
export function methodEntryPointsNode(image: Image, module: ImageModule, selection: Selection): object | undefined {
  const table = module.methodEntryPoints;
  if (table === undefined) return undefined;
  const { count, indexEntrySize, base, headerRange } = table.array;
  const methods = function* (): Iterable<DefinedMethod> {
    for (const entry of table.entries()) {
      if (selection.hasFunction(entry.runtimeFunctionIndex)) yield new DefinedMethod(module, entry.rid, image, entry, table);
    }
  };
  return { array: { count, indexEntrySize, base, headerRange }, entries: definedNodes(methods()), fixupLists: fixupListNodes(image, methods()) };
}

function* definedNodes(methods: Iterable<DefinedMethod>): Iterable<object> {
  for (const method of methods) yield { rid: method.rid, token: method.id, name: method.text, ...entryPointNode(method.entryPoint) };
}

/** Section 109. */
export function instanceEntryPointsNode(image: Image, selection: Selection): object | undefined {
  const table = image.instanceEntryPoints;
  if (table === undefined) return undefined;
  const methods = function* (): Iterable<InstanceEntryPoint> {
    for (const method of table.entries()) if (selection.hasFunction(method.runtimeFunctionIndex)) yield method;
  };
  const users = function* (): Iterable<ListUser> {
    for (const entryPoint of methods()) yield { entryPoint, table };
  };
  return { ...hashtableNode(table.table), entries: instanceNodes(image, methods()), fixupLists: fixupListNodes(image, users()) };
}

function* instanceNodes(image: Image, methods: Iterable<InstanceEntryPoint>): Iterable<object> {
  for (const entryPoint of methods) {
    const { entry, method } = entryPoint;
    yield { entry, name: methodText(method, image.resolver), signature: { ...method, bytes: bytesOf(image, method.range) }, ...entryPointNode(entryPoint) };
  }
}

type ListUser = Pick<CompiledMethod, 'entryPoint' | 'table'>;

function entryPointNode({ runtimeFunctionIndex, fixups, range }: EntryPoint): object {
  return { runtimeFunctionIndex, fixups, range };
}

function* fixupListNodes(image: Image, methods: Iterable<ListUser>): Iterable<object> {
  const seen = new Set<number>();
  for (const { entryPoint, table } of methods) {
    const { fixups } = entryPoint;
    if (fixups === undefined || seen.has(fixups)) continue;
    seen.add(fixups);
    yield () => {
      const list = readFixupList(table.fixupCursor(fixups), image.target.pointerSize, image.importSections);
      return { fixups, ...list, bytes: bytesOf(image, list.range) };
    };
  }
}
