import type { CallShape } from '../../conformance/contract/wasm-keys.js';
import { R2RError } from '../errors.js';
import { IMPORT_SECTION_FLAGS } from '../image/import-section-kinds.js';
import { importCells, type ImportCell } from '../image/import-sections.js';
import type { Image } from '../image/image.js';
import { WorkBudget } from '../io/work-budget.js';
import { compiledMethods, DefinedMethod, InstanceMethod, type CompiledMethod } from '../names/compiled-methods.js';
import { FIXUP_KINDS } from '../signatures/fixup-kinds.js';
import type { Fixup, FixupOperand } from '../signatures/fixup.js';
import { METHOD_SIGNATURE_FLAGS } from '../signatures/method-flags.js';
import { Declarations, sortOf } from './type-loader/declarations.js';
import { ImageMethods } from './type-loader/image-methods.js';
import { methodShape, type LoadedMethod } from './type-loader/methods.js';
import { DeclaredTypes } from './declared-types.js';
import { Lowering } from './lowering.js';
import { missingKeys, neededKeys } from './needed-keys.js';
import type { WasmRules } from './rule-sets.js';

/** A cell that code calls through. */
export interface CallCell {
  readonly importSection: number;
  readonly cell: ImportCell;
}

/** Who needs a thunk: what has code in the image, and the cells that code calls through, both in the order of their tables. */
export interface KeyUsers {
  readonly methods: CompiledMethod[];
  readonly cells: CallCell[];
}

/** Whose keys cannot be told, and why: mostly because an assembly is not at hand. */
export type UnknownKeys = { readonly error: R2RError } & ({ readonly method: CompiledMethod } | { readonly cell: CallCell });

/** The thunks of an image (wasm-r2r 5). */
export interface ImageKeys {
  /** What InjectStringThunks brings while the image loads: each key once, sorted. */
  readonly injected: readonly string[];
  /** Sorted. */
  readonly needed: ReadonlyMap<string, KeyUsers>;
  readonly missing: readonly string[];
  readonly unknown: readonly UnknownKeys[];
}

const { MethodEntry, MethodEntry_DefToken, MethodEntry_RefToken, VirtualEntry, VirtualEntry_DefToken, VirtualEntry_RefToken, InjectStringThunks } = FIXUP_KINDS;
const VIRTUAL: ReadonlySet<number> = new Set([VirtualEntry, VirtualEntry_DefToken, VirtualEntry_RefToken]);
const CALLS: ReadonlySet<number> = new Set([MethodEntry, MethodEntry_DefToken, MethodEntry_RefToken, ...VIRTUAL]);

/** Stubs find the generic context themselves (r2r-format 6.4). */
const STUBS = METHOD_SIGNATURE_FLAGS.InstantiatingStub | METHOD_SIGNATURE_FLAGS.UnboxingStub;

/**
 * The keys that an image needs (wasm-r2r 5.3), and those that it lacks. Calls that go through no cell are not seen: those of
 * function pointers and delegates.
 * @param host the keys in the tables of the host
 * @throws R2RError if tables or import sections of the image cannot be read
 */
export function imageKeys(image: Image, host: ReadonlySet<string>, rules: WasmRules): ImageKeys {
  const shapes = new ImageShapes(image);
  const lowering = new Lowering(shapes.types, rules);
  const injected = new Set<string>();
  const users = new Map<string, KeyUsers>();
  const unknown: UnknownKeys[] = [];
  const usersOf = (key: string): KeyUsers => {
    let found = users.get(key);
    if (found === undefined) users.set(key, (found = { methods: [], cells: [] }));
    return found;
  };
  for (const method of compiledMethods(image)) {
    const keys = unlessBad(() => neededKeys([shapes.compiled(method)], [], lowering, rules));
    if (keys instanceof R2RError) unknown.push({ error: keys, method });
    else for (const key of keys) usersOf(key).methods.push(method);
  }
  for (const cell of calledCells(image, injected)) {
    const keys = unlessBad(() => neededKeys([], [shapes.called(cell.cell.fixup)], lowering, rules));
    if (keys instanceof R2RError) unknown.push({ error: keys, cell });
    else for (const key of keys) usersOf(key).cells.push(cell);
  }
  const needed = new Map([...users].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { injected: [...injected].sort(), needed, missing: missingKeys([...needed.keys()], injected, host), unknown };
}

function unlessBad<T>(read: () => T): T | R2RError {
  try {
    return read();
  } catch (error) {
    if (error instanceof R2RError) return error;
    throw error;
  }
}

/** The cells of calls; the keys of those that inject thunks go to `injected`. */
function* calledCells(image: Image, injected: Set<string>): Iterable<CallCell> {
  const budget = new WorkBudget(image.context.space.bytes.length);
  for (const section of image.importSections) {
    const isEager = (section.flags & IMPORT_SECTION_FLAGS.Eager) !== 0;
    for (const cell of importCells(image.context, section, image.signatures, budget)) {
      const { kind, operand } = cell.fixup;
      if (CALLS.has(kind)) yield { importSection: section.index, cell };
      if (isEager && kind === InjectStringThunks && operand.form === 'string-thunks') for (const { key } of operand.thunks) injected.add(key);
    }
  }
}

/** What methods and calls of an image look like to the calling convention. */
class ImageShapes {
  readonly types: DeclaredTypes;
  private readonly methods: ImageMethods;

  constructor(image: Image) {
    this.methods = new ImageMethods(image);
    const declarations = new Declarations(this.methods.uses);
    this.types = new DeclaredTypes([], (name) => declarations.find(name));
  }

  /** A method with code: shared code takes its context, whoever calls it. */
  compiled(method: CompiledMethod): CallShape {
    if (method instanceof InstanceMethod) return this.shape(this.methods.method(method.signature), method.signature.flags, false);
    if (method instanceof DefinedMethod) return this.shape(this.methods.methodOf({ table: 'MethodDef', rid: method.rid, module: method.moduleIndex }), 0, false);
    throw new TypeError('a method of another table');
  }

  /** What a cell calls. */
  called({ kind, operand }: Fixup): CallShape {
    const isVirtual = VIRTUAL.has(kind);
    const { method, flags } = this.callee(operand);
    const shape = this.shape(method, flags, isVirtual || (flags & STUBS) !== 0);
    const { definition } = method.owner;
    const isDelegate = method.name === 'Invoke' && definition !== undefined && sortOf(definition) === 'delegate';
    return { ...shape, ...(isVirtual ? { virtual: true } : {}), ...(isDelegate ? { delegate: true } : {}) };
  }

  private callee(operand: FixupOperand): { method: LoadedMethod; flags: number } {
    if (operand.form === 'method') return { method: this.methods.method(operand.method), flags: operand.method.flags };
    if (operand.form === 'method-token') return { method: this.methods.methodOf(operand.token), flags: 0 };
    throw new TypeError(`an operand of the form ${operand.form} names no method`);
  }

  private shape(method: LoadedMethod, flags: number, isWithoutContext: boolean): CallShape {
    return methodShape(method, { isAsyncVariant: (flags & METHOD_SIGNATURE_FLAGS.AsyncVariant) !== 0, isWithoutContext }, this.methods.uses, this.types);
  }
}
