import type { TypeDeclaration, TypeUse } from '../../../conformance/contract/type-declarations.js';
import type { LowerInput, MethodShape } from '../../../conformance/contract/wasm-lowering.js';
import { KEYWORDS, KnownTypes } from './csharp-types.js';
import { TypeTextError } from './type-text.js';

/** A signature as it is written, and how each of its parameters is. */
export interface WrittenSignature {
  input: LowerInput;
  parameters: string[];
}

/**
 * Reads `static int F(long a, ref int b, S24, Vector128<int>)`. Without `static` there is a `this`; names of parameters may be left
 * out; `[UnmanagedCallersOnly]` may stand in front. @throws TypeTextError
 */
export function signatureOf(text: string, types: readonly TypeDeclaration[]): WrittenSignature {
  const known = new KnownTypes(types);
  const reader = new SignatureText(text, known);
  const { shape, parameters } = reader.signature();
  return { input: { types: known.neededBy([shape.returns, ...shape.parameters]), signature: shape }, parameters };
}

class SignatureText {
  private position = 0;

  constructor(
    private readonly text: string,
    private readonly known: KnownTypes,
  ) {
    this.space();
  }

  signature(): { shape: MethodShape; parameters: string[] } {
    const unmanaged = this.take('[UnmanagedCallersOnly]');
    const isStatic = this.word('static') || unmanaged;
    const returns = this.type();
    if (this.name() === undefined) throw this.error('the name of the method is expected');
    if (!this.take('(')) throw this.error('( is expected');
    const uses: TypeUse[] = [];
    const parameters: string[] = [];
    if (!this.take(')')) {
      do {
        const start = this.position;
        uses.push(this.type());
        parameters.push(this.text.slice(start, this.position).trim());
        this.name();
      } while (this.take(','));
      if (!this.take(')')) throw this.error(') is expected');
    }
    if (this.position < this.text.length) throw this.error('nothing more is expected');
    return { shape: { returns, parameters: uses, ...(isStatic ? {} : { instance: true }), ...(unmanaged ? { unmanaged } : {}) }, parameters };
  }

  private type(): TypeUse {
    if (this.word('ref') || this.word('in') || this.word('out')) return { byref: this.type() };
    let type = this.plain();
    for (;;) {
      if (this.take('*')) type = { pointer: type };
      else if (this.take('[')) type = { array: type, rank: this.rank() };
      else if (this.take('?')) type = this.named('Nullable', [type]);
      else return type;
    }
  }

  private plain(): TypeUse {
    if (this.take('(')) return this.tuple();
    if (this.take('delegate*')) return { functionPointer: this.arguments() };
    const name = this.name();
    if (name === undefined) throw this.error('a type is expected');
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
    return keyword ?? this.named(name, this.text[this.position] === '<' ? this.arguments() : []);
  }

  private tuple(): TypeUse {
    const types = [this.type()];
    while (this.take(',')) types.push(this.type());
    if (!this.take(')')) throw this.error(') is expected');
    return this.named('ValueTuple', types);
  }

  private arguments(): TypeUse[] {
    if (!this.take('<')) throw this.error('< is expected');
    const types = [this.type()];
    while (this.take(',')) types.push(this.type());
    if (!this.take('>')) throw this.error('> is expected');
    return types;
  }

  private named(name: string, types: TypeUse[]): TypeUse {
    const use = this.known.use(name, types);
    if (use === undefined) throw this.error(`nothing is known of ${name}; --types=FILE can declare it, S and a size is a struct of that size`);
    return use;
  }

  private rank(): number {
    let rank = 1;
    while (this.take(',')) rank++;
    if (!this.take(']')) throw this.error('] is expected');
    return rank;
  }

  /** A whole word. */
  private word(word: string): boolean {
    return !/^\w/.test(this.text.slice(this.position + word.length)) && this.take(word);
  }

  private name(): string | undefined {
    const [found] = /^[A-Za-z_]\w*/.exec(this.text.slice(this.position)) ?? [];
    if (found !== undefined) this.take(found);
    return found;
  }

  private take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    this.space();
    return true;
  }

  private space(): void {
    while (this.text[this.position] === ' ') this.position++;
  }

  private error(message: string): TypeTextError {
    return new TypeTextError(`"${this.text}", character ${this.position + 1}: ${message}`);
  }
}
