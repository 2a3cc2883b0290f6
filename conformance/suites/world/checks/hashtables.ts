import type { HashtableEntry, NativeHashtable } from '../../../../reference/native-format/hashtable.js';
import type { Check, Subject } from '../subject.js';

/** Entries per bucket that a writer aims at (r2r-format 5.2). */
const ENTRIES_PER_BUCKET = 13;

/** In every bucket the low hash bytes ascend, and there are as many buckets as writers make for so many entries. */
export const hashtables: Check = {
  name: 'hashtables',
  *run(subject: Subject): Iterable<string> {
    for (const [name, table] of tablesOf(subject)) {
      let count = 0;
      let previous: HashtableEntry | undefined;
      for (const entry of table.entries()) {
        if (previous?.bucket === entry.bucket && previous.lowHash > entry.lowHash) yield `${name}: bucket ${entry.bucket} is not sorted`;
        previous = entry;
        count++;
      }
      const buckets = 2 ** (32 - Math.clz32(Math.floor(count / ENTRIES_PER_BUCKET)));
      if (table.bucketCount !== buckets) yield `${name}: ${table.bucketCount} buckets for ${count} entries`;
      subject.looked('hashtable entries', count);
    }
  },
};

function* tablesOf({ image }: Subject): Iterable<readonly [string, NativeHashtable]> {
  const tables: [string, NativeHashtable | undefined][] = [
    ['InstanceMethodEntryPoints', image.instanceEntryPoints?.table],
    ['PgoInstrumentationData', image.pgoInstrumentation?.table],
    ['CrossModuleInlineInfo', image.crossModuleInlining?.table],
    ...image.modules.flatMap(({ component, availableTypes, inliningInfo2 }): [string, NativeHashtable | undefined][] => [
      [`AvailableTypes ${component ?? ''}`, availableTypes?.table],
      [`InliningInfo2 ${component ?? ''}`, inliningInfo2?.table],
    ]),
  ];
  for (const [name, table] of tables) if (table !== undefined) yield [name, table];
}
