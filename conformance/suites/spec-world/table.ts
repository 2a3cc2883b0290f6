import type { Comparison } from './examine.js';

/** What was compared of one kind of structure. */
export interface WitnessRow {
  kind: string;
  images: number;
  structures: number;
  /** Stored values in them. */
  values: number;
  versions: string[];
  targets: string[];
}

/** For each kind, in how many images of which versions and targets both readers said the same. */
export function witnessTable(comparisons: readonly Comparison[]): WitnessRow[] {
  const kinds = [...new Set(comparisons.flatMap(({ counts }) => Object.keys(counts)))].sort();
  return kinds.map((kind) => {
    const having = comparisons.filter(({ counts }) => kind in counts);
    const sum = (count: 'structures' | 'values'): number => having.reduce((total, { counts }) => total + counts[kind][count], 0);
    const homes = having.flatMap(({ home }) => home ?? []);
    return {
      kind,
      images: having.length,
      structures: sum('structures'),
      values: sum('values'),
      versions: [...new Set(homes.map(({ formatVersion }) => formatVersion))].sort((a, b) => Number(a) - Number(b)),
      targets: [...new Set(homes.map(({ machine, os }) => `${machine} ${os}`))].sort(),
    };
  });
}

export function printTable(rows: readonly WitnessRow[]): void {
  const width = Math.max(...rows.map(({ kind }) => kind.length));
  console.log(`\n${'structure'.padEnd(width)}  ${'images'.padStart(7)} ${'structures'.padStart(11)} ${'values'.padStart(11)}  targets  versions`);
  for (const { kind, images, structures, values, versions, targets } of rows) {
    console.log(`${kind.padEnd(width)}  ${count(images, 7)} ${count(structures, 11)} ${count(values, 11)}  ${count(targets.length, 7)}  ${versions.join(', ')}`);
  }
}

function count(value: number, width: number): string {
  return value.toLocaleString('en').padStart(width);
}
