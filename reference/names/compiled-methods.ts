import type { EntryPoint } from '../image/entry-point.js';
import type { ImageModule } from '../image/image-module.js';
import type { Image } from '../image/image.js';
import type { ByteCursor } from '../io/cursor.js';
import { hexOfRange } from '../io/hex.js';
import { tokenHex, tokenOf, tokenText } from '../metadata/tokens.js';
import type { MethodSignature } from '../signatures/method.js';
import { methodText } from './method-text.js';
import { unlessUnreadable } from './token-text.js';
import { typeText } from './type-text.js';

/** A method with code in the image: an entry of section 103 or 109. */
export abstract class CompiledMethod {
  constructor(
    readonly image: Image,
    readonly entryPoint: EntryPoint,
    /** Gives cursors at the fixup lists of its table. */
    readonly table: { fixupCursor(position: number): ByteCursor },
  ) {}

  /** What names it in this image beyond doubt: a token, or a signature. */
  abstract readonly id: string;
  /** The signature with names, where they are known. */
  abstract readonly text: string;
  /** The name of the type that it belongs to, where it is known. */
  abstract readonly typeText: string | undefined;
  /** The module whose metadata tokens in its exception clauses mean, where that is known. */
  abstract readonly moduleIndex: number | undefined;
}

/** A method of section 103. */
export class DefinedMethod extends CompiledMethod {
  constructor(
    readonly module: ImageModule,
    readonly rid: number,
    ...base: ConstructorParameters<typeof CompiledMethod>
  ) {
    super(...base);
  }

  get id(): string {
    return tokenHex(tokenOf('MethodDef', this.rid)).toLowerCase();
  }

  get text(): string {
    const token = tokenOf('MethodDef', this.rid);
    return unlessUnreadable(() => this.module.names?.method(token)) ?? tokenText(token);
  }

  get typeText(): string | undefined {
    return unlessUnreadable(() => {
      const { names } = this.module;
      return names?.type(tokenOf('TypeDef', names.metadata.ownership.typeOfMethod(this.rid)));
    });
  }

  get moduleIndex(): number {
    return this.module.moduleIndex;
  }
}

/** A method of section 109: generic, or of a generic type. */
export class InstanceMethod extends CompiledMethod {
  constructor(
    readonly signature: MethodSignature,
    ...base: ConstructorParameters<typeof CompiledMethod>
  ) {
    super(...base);
  }

  get id(): string {
    return hexOfRange(this.image.context.space.bytes, this.signature.range);
  }

  get text(): string {
    return methodText(this.signature, this.image.resolver);
  }

  get typeText(): string | undefined {
    const { ownerType, token } = this.signature;
    const { resolver } = this.image;
    if (ownerType !== undefined) return typeText(ownerType, resolver);
    if (token.table !== 'MethodDef') return undefined;
    return unlessUnreadable(() => {
      const names = resolver.names(token.module);
      return names?.type(tokenOf('TypeDef', names.metadata.ownership.typeOfMethod(token.rid)));
    });
  }

  get moduleIndex(): number | undefined {
    return this.signature.token.table === 'MethodDef' ? this.signature.token.module : undefined;
  }
}

/** All methods with code, in the order of their tables. @throws R2RError if a table cannot be read */
export function* compiledMethods(image: Image): Iterable<CompiledMethod> {
  for (const module of image.modules) {
    const table = module.methodEntryPoints;
    for (const entry of table?.entries() ?? []) {
      if (table !== undefined) yield new DefinedMethod(module, entry.rid, image, entry, table);
    }
  }
  const instances = image.instanceEntryPoints;
  for (const entry of instances?.entries() ?? []) {
    if (instances !== undefined) yield new InstanceMethod(entry.method, image, entry, instances);
  }
}
