import { R2RError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { alignUp } from '../../io/align.js';
import type { TypeModule } from '../../metadata/type-module.js';
import { automaticLayout } from './automatic-layout.js';
import { baseInstance } from './base-instance.js';
import { closeType, instanceKey, isValueType, type ClosedType, type TypeInstance } from './closed-type.js';
import { explicitLayout, inlineArrayLayout, sequentialLayout } from './declared-layout.js';
import { fixedAlignment } from './fixed-alignments.js';

/** A field with the room that its type takes. */
export interface PlacedField {
  readonly rid: number;
  readonly kind: ClosedType['kind'];
  readonly size: number;
  readonly alignment: number;
  /** Offsets of GC pointers inside of it, in bytes. */
  readonly references: readonly number[];
  /** The modules that its size hangs on; enums do not change theirs. */
  readonly modules: ReadonlySet<TypeModule>;
}

/** Where the fields of a class or struct lie. All in bytes; offsets of a class count from behind its type word. */
export interface InstanceLayout {
  /** Of a struct as it is stored; of a class all its fields, without rounding. */
  readonly size: number;
  /** What a field of this type is aligned to. */
  readonly alignment: number;
  /** Of GC pointers, ascending. */
  readonly references: readonly number[];
  /** By row of Field; fields of base classes are not in it. */
  readonly offsets: ReadonlyMap<number, number>;
}

/** A layout with the modules whose types it hangs on. */
export interface ModularLayout extends InstanceLayout {
  readonly modules: ReadonlySet<TypeModule>;
}

/** Structs of the metadata are smaller. */
const MAX_SIZE = 0x7fffffff;
/** References of one type that are kept: above are inline arrays without end. */
const MAX_REFERENCES = 1 << 16;

/** Lays out types as CoreCLR 10 does on targets with pointers of 8 bytes. Undefined is what the files at hand do not tell. */
export class InstanceLayouts {
  private readonly known = new Map<string, ModularLayout | undefined>();
  private readonly underWay = new Set<string>();

  constructor(readonly pointerSize: number) {}

  /**
   * A struct or class. @throws R2RError `metadata.*`, `ecma-signature.*`, `type-declaration.*`, `limit.exceeded` where a
   * runtime cannot load the type
   */
  of(type: TypeInstance): ModularLayout | undefined {
    const key = instanceKey(type);
    if (this.known.has(key)) return this.known.get(key);
    if (this.underWay.has(key)) throw new R2RError('type-declaration.recursive', `${type.definition.name} contains itself`);
    if (this.underWay.size > LIMITS.TYPE_NESTING) throw new R2RError('limit.exceeded', 'types contain each other without end', { phase: 'signature' });
    this.underWay.add(key);
    try {
      const layout = isValueType(type.definition) ? this.struct(type) : this.classOf(type);
      this.known.set(key, layout);
      return layout;
    } finally {
      this.underWay.delete(key);
    }
  }

  /**
   * What FieldBaseOffset says of a class, without its type word: the end of its base class, aligned to a pointer (runtime-semantics
   * D-38).
   */
  alignedBaseEnd(type: TypeInstance): number | undefined {
    const end = isRoot(type) ? 0 : this.parentOf(type)?.size;
    return end === undefined ? undefined : alignUp(end, this.pointerSize);
  }

  /** Size, alignment and references of what a field of the type takes. */
  ofField(type: ClosedType): Omit<PlacedField, 'rid'> | undefined {
    const { pointerSize } = this;
    switch (type.kind) {
      case 'unknown':
        return undefined;
      case 'primitive': {
        const size = PRIMITIVE_SIZES[type.element] ?? pointerSize;
        return { kind: type.kind, size, alignment: size, references: [], modules: NO_MODULES };
      }
      case 'value': {
        const layout = this.of(type);
        return layout && { kind: type.kind, size: layout.size, alignment: layout.alignment, references: layout.references, modules: layout.modules };
      }
      case 'reference':
        return { kind: type.kind, size: pointerSize, alignment: pointerSize, references: [0], modules: NO_MODULES };
      default:
        return { kind: type.kind, size: pointerSize, alignment: pointerSize, references: [], modules: NO_MODULES };
    }
  }

  private parentOf(type: TypeInstance): ModularLayout | undefined {
    const parent = baseInstance(type);
    return parent === undefined || parent === 'none' ? undefined : this.of(parent);
  }

  private struct(type: TypeInstance): ModularLayout | undefined {
    const { definition } = type;
    const fields = this.fieldsOf(type);
    if (fields === undefined) return undefined;
    const length = definition.module.inlineArrayLength(definition.rid);
    const layout = length === undefined ? this.placed(type, fields, 0) : inlineArrayLayout(definition, fields, length);
    const hasReferences = layout.references.length > 0;
    const alignment = fixedAlignment(definition) ?? (hasReferences ? this.pointerSize : layout.alignment);
    return checked(definition.name, { ...layout, alignment, modules: modulesOf(type, fields) });
  }

  /**
   * Own fields begin behind those of the base class, and aligned to a pointer in a file with native code if the layout of the base
   * class hangs on modules that are compiled apart from it (runtime-semantics D-39).
   */
  private classOf(type: TypeInstance): ModularLayout | undefined {
    const fields = this.fieldsOf(type);
    const parent = isRoot(type) ? ROOT : this.parentOf(type);
    if (fields === undefined || parent === undefined) return undefined;
    const start = mayChange(type.definition.module, parent.modules) ? alignUp(parent.size, this.pointerSize) : parent.size;
    return checked(type.definition.name, { ...this.placed(type, fields, start), modules: new Set([...parent.modules, ...modulesOf(type, fields)]) });
  }

  /** What a struct or class declares holds only where there are no references (ECMA-335 II.10.1.2 is stricter than runtimes are). */
  private placed(type: TypeInstance, fields: readonly PlacedField[], start: number): InstanceLayout {
    const { definition } = type;
    const isStruct = isValueType(type.definition);
    if (definition.layoutKind === 'explicit') return explicitLayout(definition, fields, start, this.pointerSize, isStruct);
    const hasReferences = fields.some(({ references }) => references.length > 0);
    if (definition.layoutKind === 'sequential' && !hasReferences) return sequentialLayout(definition, fields, start, isStruct);
    return automaticLayout(fields, start, this.pointerSize, isStruct);
  }

  private fieldsOf({ definition, arguments: given }: TypeInstance): PlacedField[] | undefined {
    const placed: PlacedField[] = [];
    for (const { rid, type } of definition.fields) {
      const room = this.ofField(closeType(type, definition.module, given));
      if (room === undefined) return undefined;
      placed.push({ rid, ...room });
    }
    return placed;
  }
}

const PRIMITIVE_SIZES: Readonly<Partial<Record<string, number>>> = {
  BOOLEAN: 1, CHAR: 2, I1: 1, U1: 1, I2: 2, U2: 2, I4: 4, U4: 4, I8: 8, U8: 8, R4: 4, R8: 8,
};

const NO_MODULES: ReadonlySet<TypeModule> = new Set();
/** System.Object has no fields, and never will. */
const ROOT: Pick<ModularLayout, 'size' | 'modules'> = { size: 0, modules: NO_MODULES };

function isRoot({ definition }: TypeInstance): boolean {
  return definition.baseToken === undefined || definition.baseName === 'System.Object';
}

function modulesOf({ definition }: TypeInstance, fields: readonly PlacedField[]): Set<TypeModule> {
  return new Set([definition.module, ...fields.flatMap(({ modules }) => [...modules])]);
}

/** Whether one of the modules can change without `module` being compiled again. */
function mayChange(module: TypeModule, modules: ReadonlySet<TypeModule>): boolean {
  const { bubble } = module;
  return bubble !== undefined && [...modules].some((each) => each !== module && !bubble.has(each.simpleName));
}

function checked(name: string, layout: ModularLayout): ModularLayout {
  if (layout.size > MAX_SIZE || layout.references.length > MAX_REFERENCES) throw new R2RError('type-declaration.size', `${name} is too large`);
  return layout;
}
