/** What a key is made of. */
export interface KeyParts {
  readonly prefix: 'M' | 'I';
  readonly returns: string;
  readonly hasThis: boolean;
  readonly asynchronous: boolean;
  readonly parameters: readonly string[];
}

const PARAMETERS = ['i', 'l', 'f', 'd', 'V', 'l2', 'V2', 'V4', 'S1', 'S8', 'S12', 'S24', 'A16', 'A32'];
const RETURNS = ['v', 'i', 'l', 'f', 'd', 'V', 'S8', 'S24'];
const MOST_PARAMETERS = 4;

/** How many keys have up to four parameters of fourteen shapes, eight results, this or not, a continuation or not, in two directions. */
export const KEY_COUNT = countUpTo(MOST_PARAMETERS) * RETURNS.length * 8;

function countUpTo(most: number): number {
  return most === 0 ? 1 : 1 + PARAMETERS.length * countUpTo(most - 1);
}

/** The key with a number, 0 up to KEY_COUNT. */
export function keyAt(index: number): KeyParts {
  let rest = index;
  const choose = <T>(values: readonly T[]): T => {
    const chosen = values[rest % values.length];
    rest = Math.floor(rest / values.length);
    return chosen;
  };
  const prefix = choose(['M', 'I'] as const);
  const hasThis = choose([false, true]);
  const asynchronous = choose([false, true]);
  const returns = choose(RETURNS);
  let length = 0;
  for (let count = 1; rest >= count; count *= PARAMETERS.length, length++) rest -= count;
  return { prefix, returns, hasThis, asynchronous, parameters: Array.from({ length }, () => choose(PARAMETERS)) };
}

export function keyText({ prefix, returns, hasThis, asynchronous, parameters }: KeyParts): string {
  return `${prefix}${returns}${hasThis ? 'T' : ''}${asynchronous ? 'a' : ''}${parameters.join('')}p`;
}
