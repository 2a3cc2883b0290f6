/** How many things of each sort the checks looked at, so that a check that looks at nothing is seen. */
export type Tally = Record<string, number>;

export function add(tally: Tally, name: string, count = 1): void {
  tally[name] = (tally[name] ?? 0) + count;
}

export function merge(into: Tally, from: Tally): void {
  for (const [name, count] of Object.entries(from)) add(into, name, count);
}
