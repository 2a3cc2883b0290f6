import type { NativeHashtable } from '../../../../reference/native-format/hashtable.js';
import type { Check, Subject } from '../subject.js';

/** Entries per bucket that a writer aims at (r2r-format 5.2). */
const ENTRIES_PER_BUCKET = 13;

/** There are as many buckets as writers make for so many entries. */
export const hashtables: Check = {
  name: 'hashtables',
  *run(subject: Subject): Iterable<string> {
    for (const [name, table] of tablesOf(subject)) {
      const count = [...table.entries()].length;
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
