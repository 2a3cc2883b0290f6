import { R2RError } from '../../../reference/errors.js';
import { buildImage } from '../../../reference/build/build.js';
import { modelNodes } from '../../../reference/build/nodes/nodes.js';
import { Place } from '../../../reference/build/place.js';
import { editModel } from '../../contract/models.js';
import { changed, leavesOf, type Leaf } from './leaves.js';

/** What a change of a value must not go without: in these the value is told again by others, or only there for readers. */
const FOR_READERS = /^\/file$|\/(text|bytes|transitions\(?[^/]*)(\/|$)|\/(entries|methods)(\([^)]*\))?\/name$|\/functions\/entry$/;
/** Where structures stand, and what they are called by that. */
const PLACES = /\/(range|coreRange|headerRange|streamRange|signatureField|gcRefMapRange|secondHalf|element|blob|fixups|payload)$|\/(entries|streams)(\([^)]*\))?\/data$|\/header(\([^)]*\))?\/(bounds|variables|uninstrumentedBounds|patchpoint|richInfo|asyncInfo)$/;
const REMAINS = /^\/(opaque|kept)\//;
/** They say how others are encoded. */
const ENCODING = /^\/(header\/version|target)\//;

/** What became of a change of one value. */
export type Effect =
  /** Bytes of the structure that it belongs to, and no others. */
  | 'its bytes'
  /** It needs another number of bytes, so that structures move or grow. */
  | 'another size'
  /** No image has this value, or not with the others. */
  | 'refused'
  /** Nothing at all, and nobody says so. */
  | 'unheeded'
  | 'bytes of others';

/** Changes one value of a model after the other, of each form one, and says what becomes of it. @param seen the forms that have been met @param stride of how many one is taken */
export function* effects(model: Record<string, unknown>, bytes: Uint8Array, seen: Set<string>, stride = 1): Iterable<{ leaf: Leaf; effect: Effect }> {
  const text = JSON.stringify(model);
  const nodes = Array.from(modelNodes(new Place(model)), ({ where, range }) => ({ where, range }));
  for (const leaf of leavesOf(model)) {
    if (leaf.value === null || seen.has(leaf.shape) || FOR_READERS.test(leaf.shape) || PLACES.test(leaf.shape) || REMAINS.test(leaf.shape) || ENCODING.test(leaf.shape)) continue;
    seen.add(leaf.shape);
    if (seen.size % stride !== 0) continue;
    const edited: unknown = JSON.parse(text);
    editModel(edited, [{ at: leaf.pointer, value: changed(leaf.value) }]);
    yield { leaf, effect: effectOf(edited, bytes, leaf, nodes) };
  }
}

interface NodePlace {
  readonly where: string;
  readonly range: { readonly start: number; readonly end: number };
}

function effectOf(edited: unknown, bytes: Uint8Array, leaf: Leaf, nodes: readonly NodePlace[]): Effect {
  const built = builtOrRefused(edited, true);
  if (built === undefined) return 'refused';
  if (built.length !== bytes.length) return 'another size';
  const different = Array.from(built.keys()).filter((offset) => built[offset] !== bytes[offset]);
  if (different.length === 0) return builtOrRefused(edited, false) === undefined ? 'refused' : 'unheeded';
  const around = nodes.filter(({ where }) => leaf.pointer === where || leaf.pointer.startsWith(`${where}/`));
  const longest = Math.max(...around.map(({ where }) => where.length));
  const own = around.filter(({ where }) => where.length === longest);
  const places = [...own.map(({ range: { start, end } }) => [start, end] as const), ...(leaf.range === undefined ? [] : [leaf.range])];
  if (different.every((offset) => places.some(([start, end]) => start <= offset && offset < end))) return 'its bytes';
  return hasOtherSize(edited, own) ? 'another size' : 'bytes of others';
}

/** It may have moved inside of what the last section has room for. */
function hasOtherSize(edited: unknown, own: readonly NodePlace[]): boolean {
  for (const { where, range, write } of modelNodes(new Place(edited))) {
    if (own.some((node) => node.where === where) && write().length !== range.end - range.start) return true;
  }
  return false;
}

/** undefined if it is refused. */
function builtOrRefused(model: unknown, unchecked: boolean): Uint8Array | undefined {
  try {
    return buildImage(model, { unchecked });
  } catch (error) {
    if (error instanceof R2RError) return undefined;
    throw error;
  }
}
