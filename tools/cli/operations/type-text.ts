import type { HashInput, NamedMethod, NamedType } from '../../../conformance/contract/protocol.js';

/** A text that is no type or method; the message says where. */
export class TypeTextError extends Error {}

/**
 * Reads a type as people write it: `System.Collections.Generic.List`1<System.String[]>`, `Outer+Inner`, `T*`, `T&`, `!0`.
 * Everything in front of the last dot is the namespace. @throws TypeTextError
 */
export function typeOf(text: string): NamedType {
  return new TypeText(text).whole((reader) => reader.type());
}

/** Reads a method: a type, `::`, a name, and type arguments of its own. @throws TypeTextError */
export function methodOf(text: string): NamedMethod {
  return new TypeText(text).whole((reader) => reader.method());
}

/** What a text may stand for: a method if it has `::`; else a name and, if it can be read as one, a type. @throws TypeTextError */
export function hashInputsOf(text: string): HashInput[] {
  if (text.includes('::')) return [{ method: methodOf(text) }];
  try {
    return [{ name: text }, { type: typeOf(text) }];
  } catch (error) {
    if (!(error instanceof TypeTextError)) throw error;
    return [{ name: text }];
  }
}

/** Compilers make names such as `<Module>`, `<>c` and `<Main>d__1`. */
const DEFINITION = /(?:[^+<>,[\]*&:!.]+\.)*(?:<[^>]*>[^+<>,[\]*&:!]*|[^+<>,[\]*&:!]+)/y;
const NESTED = /<[^>]*>[^+<>,[\]*&:!]*|[^+<>,[\]*&:!]+/y;
/** Up to the type arguments that end the text. */
const METHOD = /[^,]+?(?=<.*>$|$)/y;

class TypeText {
  private position = 0;

  constructor(private readonly text: string) {}

  whole<T>(read: (reader: TypeText) => T): T {
    const value = read(this);
    if (this.position < this.text.length) throw this.error('nothing more is expected');
    return value;
  }

  method(): NamedMethod {
    const owner = this.type();
    if (!this.take('::')) throw this.error(':: and the name of a method are expected');
    const name = this.word(METHOD);
    const args = this.arguments();
    return args === undefined ? { owner, name } : { owner, name, arguments: args };
  }

  type(): NamedType {
    let type = this.parameter() ?? this.definition();
    for (;;) {
      if (this.take('*')) type = { pointer: type };
      else if (this.take('&')) type = { byref: type };
      else if (this.take('[')) type = { array: type, rank: this.rank() };
      else return type;
    }
  }

  private parameter(): NamedType | undefined {
    return this.take('!') ? { parameter: Number(this.word(/\d+/y)) } : undefined;
  }

  private definition(): NamedType {
    const full = this.word(DEFINITION);
    const dot = full.lastIndexOf('.');
    let type: NamedType = dot > 0 ? { name: full.slice(dot + 1), namespace: full.slice(0, dot) } : { name: full };
    while (this.take('+')) type = { name: this.word(NESTED), enclosing: type };
    const args = this.arguments();
    return args === undefined ? type : { ...type, arguments: args };
  }

  private arguments(): NamedType[] | undefined {
    if (!this.take('<')) return undefined;
    const types = [this.type()];
    while (this.take(',')) types.push(this.type());
    if (!this.take('>')) throw this.error('> is expected');
    return types;
  }

  private rank(): number {
    let rank = 1;
    while (this.take(',')) rank++;
    if (!this.take(']')) throw this.error('] is expected');
    return rank;
  }

  private take(token: string): boolean {
    if (!this.text.startsWith(token, this.position)) return false;
    this.position += token.length;
    return true;
  }

  private word(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw this.error('a name is expected');
    this.position += found.length;
    return found;
  }

  private error(message: string): TypeTextError {
    return new TypeTextError(`"${this.text}", character ${this.position + 1}: ${message}`);
  }
}
