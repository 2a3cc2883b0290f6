import type { TypeUse } from '../../conformance/contract/type-declarations.js';
import { R2RError } from '../errors.js';

/** What stands for generic parameters. */
export interface GenericArguments {
  /** Those of the declaring type. */
  readonly owner: readonly TypeUse[];
  readonly method: readonly TypeUse[];
}

/** How deep types may be nested. */
const MAX_NESTING = 100;

/** A type with the arguments put in. @throws R2RError `type-declaration.parameter`, `limit.exceeded` */
export function filled(use: TypeUse, given: GenericArguments, depth = 0): TypeUse {
  if (typeof use === 'string') return use;
  if (depth > MAX_NESTING) throw new R2RError('limit.exceeded', `types are nested more than ${MAX_NESTING} levels deep`, { phase: 'signature' });
  const inner = (each: TypeUse): TypeUse => filled(each, given, depth + 1);
  if ('parameter' in use) return argument(given.owner, use.parameter);
  if ('methodParameter' in use) return argument(given.method, use.methodParameter);
  if ('array' in use) return { ...use, array: inner(use.array) };
  if ('pointer' in use) return { pointer: inner(use.pointer) };
  if ('byref' in use) return { byref: inner(use.byref) };
  if ('functionPointer' in use) return { functionPointer: use.functionPointer.map(inner) };
  return use.arguments === undefined ? use : { ...use, arguments: use.arguments.map(inner) };
}

function argument(given: readonly TypeUse[], number: number): TypeUse {
  if (number >= given.length) throw new R2RError('type-declaration.parameter', `nothing stands for the generic parameter ${number}`);
  return given[number];
}
