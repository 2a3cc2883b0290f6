import type { TypeDeclaration, TypeName, TypeUse } from '../../conformance/contract/type-declarations.js';
import { R2RError } from '../errors.js';
import { LIMITS } from '../limits.js';

/** The assembly in which types are known by their names. */
export const SYSTEM_MODULE = 'System.Private.CoreLib';

/** How long the name of a type with its arguments may be: generic types that contain larger instances of themselves grow without end. */
const MAX_NAME = 20_000;

/** A type whose generic parameters are all filled in. */
export type BoundType =
  | { readonly kind: 'void'; readonly name: 'void' }
  | { readonly kind: 'primitive'; readonly name: string }
  /** Pointers, function pointers, nint and nuint. */
  | { readonly kind: 'pointer'; readonly name: string }
  | { readonly kind: 'byref'; readonly name: 'byref' }
  | { readonly kind: 'reference'; readonly name: 'reference' }
  | ValueType;

/** A struct or an enum with its arguments. */
export interface ValueType {
  readonly kind: 'value';
  /** The full name with the arguments: equal types have equal names. */
  readonly name: string;
  readonly declaration: TypeDeclaration;
  readonly arguments: readonly BoundType[];
  readonly depth: number;
}

const PRIMITIVES: ReadonlySet<string> = new Set([
  'bool', 'char', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'float32', 'float64',
]);

const REFERENCE: BoundType = { kind: 'reference', name: 'reference' };

/** Declarations by name. */
export class DeclaredTypes {
  private readonly byName = new Map<string, TypeDeclaration>();

  /**
   * @param further finds what is not among them, where there is a type loader
   * @throws R2RError `type-declaration.twice`
   */
  constructor(
    declarations: readonly TypeDeclaration[],
    private readonly further?: (name: TypeName) => TypeDeclaration | undefined,
  ) {
    for (const declaration of declarations) {
      const name = fullName(declaration);
      if (this.byName.has(name)) throw new R2RError('type-declaration.twice', `${name} is declared twice`);
      this.byName.set(name, declaration);
    }
  }

  /**
   * A type as it is used, `given` being what stands for generic parameters.
   * @throws R2RError `type-declaration.unknown`, `type-declaration.parameter`, `limit.exceeded`
   */
  bind(use: TypeUse, given: readonly BoundType[] = [], depth = 0): BoundType {
    if (depth > LIMITS.TYPE_NESTING) throw new R2RError('limit.exceeded', `types are nested more than ${LIMITS.TYPE_NESTING} levels deep`, { phase: 'signature' });
    if (typeof use === 'string') return bindWord(use);
    if ('pointer' in use || 'functionPointer' in use) return { kind: 'pointer', name: 'pointer' };
    if ('byref' in use) return { kind: 'byref', name: 'byref' };
    if ('array' in use) return REFERENCE;
    if ('methodParameter' in use) throw new R2RError('type-declaration.parameter', 'there is no generic method');
    if ('parameter' in use) {
      if (use.parameter >= given.length) throw new R2RError('type-declaration.parameter', `there is no generic parameter ${use.parameter}`);
      return given[use.parameter];
    }
    const name = fullName(use);
    if (name === `[${SYSTEM_MODULE}]System.__Canon`) return REFERENCE;
    const declaration = this.declarationOf(name, use);
    if (declaration === undefined) throw new R2RError('type-declaration.unknown', `${name} is not declared`);
    const types = (use.arguments ?? []).map((argument) => this.bind(argument, given, depth + 1));
    if (types.length !== (declaration.parameters ?? 0)) throw new R2RError('type-declaration.parameter', `${name} has ${declaration.parameters ?? 0} generic parameters`);
    if (declaration.sort !== 'struct' && declaration.sort !== 'enum') return REFERENCE;
    const full = types.length === 0 ? name : `${name}<${types.map((type) => type.name).join()}>`;
    if (full.length > MAX_NAME) throw new R2RError('limit.exceeded', 'the arguments of generic types grow without end', { phase: 'signature' });
    return { kind: 'value', name: full, declaration, arguments: types, depth };
  }

  /** What a type is declared as; undefined of what is not declared by name. */
  sortOf(use: TypeUse): TypeDeclaration['sort'] | undefined {
    if (use === 'string' || use === 'object') return 'class';
    return typeof use === 'object' && 'name' in use ? this.declarationOf(fullName(use), use)?.sort : undefined;
  }

  private declarationOf(name: string, use: TypeName): TypeDeclaration | undefined {
    return this.byName.get(name) ?? this.further?.(use);
  }

  /** The types of the instance fields, with their declared offsets. */
  fieldsOf({ declaration, arguments: given, depth }: ValueType): { type: BoundType; offset: number | undefined }[] {
    return declaration.fields.filter((field) => field.static !== true).map(({ type, offset }) => ({ type: this.bind(type, given, depth + 1), offset }));
  }
}

function bindWord(word: string): BoundType {
  if (word === 'void') return { kind: 'void', name: 'void' };
  if (word === 'string' || word === 'object') return REFERENCE;
  return { kind: PRIMITIVES.has(word) ? 'primitive' : 'pointer', name: word };
}

/** Types are the same if module, namespace, the types around them and the name are. */
export function fullName({ module, ...named }: TypeName): string {
  return `${module === undefined ? '' : `[${module}]`}${pathName(named)}`;
}

function pathName({ name, namespace, enclosing }: TypeName): string {
  if (enclosing !== undefined) return `${pathName(enclosing)}/${name}`;
  return namespace === undefined ? name : `${namespace}.${name}`;
}
