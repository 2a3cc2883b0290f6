import { R2RError } from '../errors.js';
import { LIMITS } from '../limits.js';
import type { Metadata } from './metadata.js';
import { ridOf, tableOf, token as asToken, tokenOf, tokenText, type Token } from './tokens.js';

/** The name of a type: `Ns`, `['Outer', 'Inner']`. Suffixes for the number of generic parameters are part of the names. */
export interface TypeName {
  /** Of the outermost type. */
  readonly namespace: string;
  /** Outermost first. */
  readonly names: readonly string[];
}

/** Characters of the names together. */
const MAX_LENGTH = 16384;

/**
 * The name of a TypeDef, TypeRef or ExportedType, with the types around it.
 * @throws R2RError `metadata.*`, `limit.exceeded` for types inside more than 100 others (or in themselves)
 */
export function typeName(metadata: Metadata, token: Token): TypeName {
  const names: string[] = [];
  let length = 0;
  for (let at = token; ; ) {
    const step: Step = stepOut(metadata, at);
    names.push(step.name);
    length += step.name.length;
    if (names.length > LIMITS.TYPE_NESTING + 1 || length > MAX_LENGTH) {
      throw new R2RError('limit.exceeded', `${tokenText(token)} is inside too many types`, { phase: 'section' });
    }
    if (step.enclosing === undefined) return { namespace: step.namespace, names: names.reverse() };
    at = step.enclosing;
  }
}

interface Step {
  readonly name: string;
  readonly namespace: string;
  readonly enclosing: Token | undefined;
}

function stepOut(metadata: Metadata, token: Token): Step {
  const rid = ridOf(token);
  switch (tableOf(token)) {
    case 'TypeDef': {
      const enclosing = metadata.ownership.enclosingType(rid);
      return {
        name: metadata.text('TypeDef', rid, 'Name'),
        namespace: metadata.text('TypeDef', rid, 'Namespace'),
        enclosing: enclosing === 0 ? undefined : tokenOf('TypeDef', enclosing),
      };
    }
    case 'TypeRef':
      return {
        name: metadata.text('TypeRef', rid, 'Name'),
        namespace: metadata.text('TypeRef', rid, 'Namespace'),
        enclosing: ifTable('TypeRef', metadata.get('TypeRef', rid, 'ResolutionScope')),
      };
    case 'ExportedType':
      return {
        name: metadata.text('ExportedType', rid, 'TypeName'),
        namespace: metadata.text('ExportedType', rid, 'TypeNamespace'),
        enclosing: ifTable('ExportedType', metadata.get('ExportedType', rid, 'Implementation')),
      };
    default:
      throw new R2RError('metadata.no-type', `${tokenText(token)} has no type name`);
  }
}

function ifTable(table: 'TypeRef' | 'ExportedType', value: number): Token | undefined {
  const found = asToken(value);
  return tableOf(found) === table && ridOf(found) !== 0 ? found : undefined;
}

/** `Ns.Outer+Inner`. */
export function fullTypeName(name: TypeName): string {
  const nested = name.names.join('+');
  return name.namespace === '' ? nested : `${name.namespace}.${nested}`;
}

/**
 * The name with type arguments where the suffixes ask for them: `Outer<int>+Inner<string>`. If they ask for another
 * number of arguments, the suffixes stay and the arguments stand at the end.
 */
export function instantiatedTypeName(name: TypeName, typeArguments: readonly string[]): string {
  const arities = name.names.map(arityOf);
  const fits = arities.reduce((sum, arity) => sum + arity, 0) === typeArguments.length;
  if (!fits) return `${fullTypeName(name)}<${typeArguments.join(', ')}>`;
  let used = 0;
  const names = name.names.map((each, index) => {
    const arity = arities[index];
    if (arity === 0) return each;
    used += arity;
    return `${each.slice(0, each.lastIndexOf('`'))}<${typeArguments.slice(used - arity, used).join(', ')}>`;
  });
  return fullTypeName({ namespace: name.namespace, names });
}

function arityOf(name: string): number {
  const tick = name.lastIndexOf('`');
  const digits = tick < 0 ? '' : name.slice(tick + 1);
  return /^[1-9]\d{0,4}$/.test(digits) ? Number(digits) : 0;
}
