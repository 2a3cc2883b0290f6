/** What a key is made of. */
export interface KeyParts {
  readonly prefix: 'M' | 'I';
  readonly returns: string;
  readonly hasThis: boolean;
  readonly asynchronous: boolean;
  readonly parameters: readonly string[];
}

const MOST_PARAMETERS = 4;

/** All keys with up to four parameters of some shapes, some results, this or not, a continuation or not, in two directions. */
export class KeySpace {
  readonly count: number;

  private constructor(
    /** The state of the rules under which these are keys. */
    readonly rules: '18.6' | 'newest',
    private readonly returns: readonly string[],
    private readonly parameters: readonly string[],
    private readonly continuations: readonly boolean[],
  ) {
    this.count = countUpTo(MOST_PARAMETERS, parameters.length) * returns.length * continuations.length * 4;
  }

  static readonly newest = new KeySpace('newest', ['v', 'i', 'l', 'f', 'd', 'V', 'S8', 'S24'], ['i', 'l', 'f', 'd', 'V', 'l2', 'V2', 'V4', 'S1', 'S8', 'S12', 'S24', 'A16', 'A32'], [false, true]);

  /** Only what 18.6 determines: it leaves open whether a struct takes more than one slot (wasm-r2r 4.2), and has no token for a continuation. */
  static readonly of186 = new KeySpace('18.6', ['v', 'i', 'l', 'f', 'd', 'S8', 'S24'], ['i', 'l', 'f', 'd', 'S1', 'S8'], [false]);

  /** The key with a number, 0 up to `count`. */
  keyAt(index: number): KeyParts {
    let rest = index;
    const choose = <T>(values: readonly T[]): T => {
      const chosen = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return chosen;
    };
    const prefix = choose(['M', 'I'] as const);
    const hasThis = choose([false, true]);
    const asynchronous = choose(this.continuations);
    const returns = choose(this.returns);
    let length = 0;
    for (let count = 1; rest >= count; count *= this.parameters.length, length++) rest -= count;
    return { prefix, returns, hasThis, asynchronous, parameters: Array.from({ length }, () => choose(this.parameters)) };
  }
}

function countUpTo(most: number, shapes: number): number {
  return most === 0 ? 1 : 1 + shapes * countUpTo(most - 1, shapes);
}

/** The signature string, without a prefix. */
export function signatureText({ returns, hasThis, asynchronous, parameters }: KeyParts): string {
  return `${returns}${hasThis ? 'T' : ''}${asynchronous ? 'a' : ''}${parameters.join('')}p`;
}

export function keyText(parts: KeyParts): string {
  return `${parts.prefix}${signatureText(parts)}`;
}
