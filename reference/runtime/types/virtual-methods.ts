import { LIMITS } from '../../limits.js';
import { readMethodSignature } from '../../metadata/signatures.js';
import { ridOf, tableOf, token as asToken, type Token } from '../../metadata/tokens.js';
import type { TypeDefinition } from '../../metadata/type-definition.js';
import { baseInstance } from './base-instance.js';
import type { TypeInstance } from './closed-type.js';
import type { Member } from './image-types.js';
import { methodNamed } from './method-search.js';

/** Flags of MethodDef (ECMA-335 II.23.1.10). */
const FLAGS = { Static: 0x10, Final: 0x20, Virtual: 0x40, NewSlot: 0x100 } as const;

/**
 * The method that a call of `declared` reaches on an object of `type`; `none` if the type has nothing of the kind. Undefined where
 * base classes are not at hand, and for generic types and interfaces, static methods and default implementations, which are not
 * followed here. @throws R2RError `metadata.*`, `ecma-signature.*`
 */
export function implementationOf(declared: Member, type: TypeInstance): Member | 'none' | undefined {
  const flags = flagsOf(declared);
  if ((flags & FLAGS.Static) !== 0 || [declared.owner, type].some(({ arguments: args }) => args.length > 0)) return undefined;
  const chain = chainOf(type);
  if (declared.owner.definition.isInterface) return chain && inInterface(declared, chain);
  const at = chain?.findIndex(({ definition }) => definition === declared.owner.definition);
  if (chain === undefined || at === undefined) return undefined;
  if (at < 0) return 'none';
  return (flags & FLAGS.Virtual) === 0 || (flags & FLAGS.Final) !== 0 ? declared : lastOverride(declared, chain.slice(0, at));
}

/** The class and its base classes up to System.Object or what stands for it; undefined if one is not at hand. */
function chainOf(type: TypeInstance): TypeInstance[] | undefined {
  const chain = [type];
  while (chain.length < LIMITS.TYPE_NESTING) {
    const last = chain[chain.length - 1];
    const isLast = ['System.Object', 'System.ValueType', 'System.Enum'].includes(last.definition.baseName ?? 'System.Object');
    const base = isLast ? 'none' : baseInstance(last);
    if (base === 'none') return chain;
    if (base === undefined) return undefined;
    chain.push(base);
  }
  return undefined;
}

/** Follows a slot down the classes, the most derived first in `derived` (ECMA-335 II.10.3). */
function lastOverride(declared: Member, derived: readonly TypeInstance[]): Member {
  const inSlot: Member[] = [declared];
  let hidden = false;
  for (const owner of [...derived].reverse()) {
    const current = inSlot[inSlot.length - 1];
    const explicit = inSlot.map((each) => methodImpl(owner.definition, each)).find((rid) => rid !== undefined);
    const rid: number | undefined = explicit ?? (hidden ? undefined : sameMethod(owner.definition, current));
    if (rid === undefined) continue;
    const member = { owner, rid };
    const flags = flagsOf(member);
    if (explicit === undefined && (flags & FLAGS.Virtual) === 0) continue;
    if (explicit === undefined && (flags & FLAGS.NewSlot) !== 0) hidden = true;
    else inSlot.push(member);
  }
  return inSlot[inSlot.length - 1];
}

/** The class nearest to the object that says how it implements the interface decides (ECMA-335 II.12.2). */
function inInterface(declared: Member, chain: readonly TypeInstance[]): Member | undefined {
  for (const [index, owner] of chain.entries()) {
    const explicit = methodImpl(owner.definition, declared);
    if (explicit !== undefined) return lastOverride({ owner, rid: explicit }, chain.slice(0, index));
    if (!listsInterface(owner.definition, declared.owner.definition)) continue;
    for (const [above, base] of chain.entries()) {
      const rid = above < index ? undefined : sameMethod(base.definition, declared);
      if (rid !== undefined && (flagsOf({ owner: base, rid }) & FLAGS.Virtual) !== 0) return lastOverride({ owner: base, rid }, chain.slice(0, above));
    }
  }
  return undefined;
}

function listsInterface({ module, rid }: TypeDefinition, wanted: TypeDefinition): boolean {
  const { metadata } = module;
  for (let row = 1; row <= metadata.rowCount('InterfaceImpl'); row++) {
    const type = asToken(metadata.get('InterfaceImpl', row, 'Interface'));
    if (metadata.get('InterfaceImpl', row, 'Class') === rid && tableOf(type) !== 'TypeSpec' && module.resolve(type) === wanted) return true;
  }
  return false;
}

/** The body that MethodImpl gives to a declaration in a class (ECMA-335 II.22.27). */
function methodImpl({ module, rid }: TypeDefinition, declared: Member): number | undefined {
  const { metadata } = module;
  for (let row = 1; row <= metadata.rowCount('MethodImpl'); row++) {
    if (metadata.get('MethodImpl', row, 'Class') !== rid) continue;
    const body = asToken(metadata.get('MethodImpl', row, 'MethodBody'));
    if (tableOf(body) === 'MethodDef' && names(module, asToken(metadata.get('MethodImpl', row, 'MethodDeclaration')), declared)) return ridOf(body);
  }
  return undefined;
}

/** Whether a MethodDef or MemberRef token of a module means the method. */
function names(module: TypeDefinition['module'], method: Token, { owner, rid }: Member): boolean {
  const { metadata } = module;
  if (tableOf(method) === 'MethodDef') return owner.definition.module === module && ridOf(method) === rid;
  const parent = asToken(metadata.get('MemberRef', ridOf(method), 'Class'));
  if (tableOf(parent) !== 'TypeRef' && tableOf(parent) !== 'TypeDef') return false;
  if (module.resolve(parent) !== owner.definition) return false;
  const signature = { type: readMethodSignature(metadata, metadata.get('MemberRef', ridOf(method), 'Signature')), module };
  return methodNamed(owner.definition, metadata.text('MemberRef', ridOf(method), 'Name'), signature) === rid;
}

/** The method of a class with the name and signature of another. */
function sameMethod(definition: TypeDefinition, { owner, rid }: Member): number | undefined {
  const { module } = owner.definition;
  const signature = { type: readMethodSignature(module.metadata, module.metadata.get('MethodDef', rid, 'Signature')), module };
  return methodNamed(definition, module.metadata.text('MethodDef', rid, 'Name'), signature);
}

function flagsOf({ owner, rid }: Member): number {
  return owner.definition.module.metadata.get('MethodDef', rid, 'Flags');
}
