import { readFixupList } from '../../../../reference/image/fixup-list.js';
import type { ImageModule } from '../../../../reference/image/image-module.js';
import type { SectionEntry } from '../../../../reference/image/header.js';
import type { ByteRange } from '../../../../reference/io/ranges.js';
import type { HashtableEntry, NativeHashtable } from '../../../../reference/native-format/hashtable.js';
import type { Check, Subject } from '../subject.js';

/** A section that is a hashtable, with what its payloads own. */
interface Table {
  name: string;
  section: SectionEntry | undefined;
  table: NativeHashtable;
  payloads: Iterable<{ readonly entry: HashtableEntry; readonly ranges: readonly ByteRange[] }>;
}

/** Every byte of sections 108, 109, 114 and 119 belongs to the header, to an entry or to a payload, and to one of them only. */
export const hashtableBytes: Check = {
  name: 'hashtable bytes',
  *run(subject: Subject): Iterable<string> {
    for (const { name, section, table, payloads } of tablesOf(subject)) {
      const owned: ByteRange[] = [{ start: table.base - 1, end: table.base + (table.bucketCount + 1) * table.cellSize }];
      for (const { entry, ranges } of payloads) owned.push(entry.range, ...ranges);
      const start = table.base - 1;
      const end = start + (section?.size ?? 0);
      yield* gaps(owned, end, name);
      subject.looked('bytes of hashtables', end - start);
    }
  },
};

/** Ranges may be equal, where entries share a payload; otherwise each has to begin where the one in front of it ends. */
function* gaps(ranges: ByteRange[], end: number, name: string): Iterable<string> {
  ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, range] of ranges.entries()) {
    const before = ranges[index - 1];
    if (before === undefined || (before.start === range.start && before.end === range.end)) continue;
    if (range.start !== before.end) yield `${name}: ${before.end} is followed by ${range.start}`;
  }
  const last = ranges[ranges.length - 1].end;
  if (last !== end) yield `${name}: the last range ends at ${last}, the section at ${end}`;
}

function* tablesOf(subject: Subject): Iterable<Table> {
  const { image } = subject;
  for (const module of image.modules) yield* tablesOfModule(module);
  const instances = image.instanceEntryPoints;
  if (instances !== undefined) {
    yield { name: 'InstanceMethodEntryPoints', section: image.section('InstanceMethodEntryPoints'), table: instances.table, payloads: instancePayloads(subject) };
  }
  const inlining = image.crossModuleInlining;
  if (inlining !== undefined) {
    yield { name: 'CrossModuleInlineInfo', section: image.section('CrossModuleInlineInfo'), table: inlining.table, payloads: single(inlining.entries()) };
  }
}

function* tablesOfModule(module: ImageModule): Iterable<Table> {
  const { availableTypes, inliningInfo2 } = module;
  if (availableTypes !== undefined) {
    yield { name: 'AvailableTypes', section: module.section('AvailableTypes'), table: availableTypes.table, payloads: single(availableTypes.entries()) };
  }
  if (inliningInfo2 !== undefined) {
    yield { name: 'InliningInfo2', section: module.section('InliningInfo2'), table: inliningInfo2.table, payloads: single(inliningInfo2.entries()) };
  }
}

function* single(entries: Iterable<{ readonly entry: HashtableEntry; readonly range: ByteRange }>): Table['payloads'] {
  for (const { entry, range } of entries) yield { entry, ranges: [range] };
}

/** The signature, the entry point, and the fixup list where that follows; a list elsewhere belongs to another entry. */
function* instancePayloads({ image }: Subject): Table['payloads'] {
  const table = image.instanceEntryPoints;
  for (const { entry, method, range, fixups } of table?.entries() ?? []) {
    const follows = fixups !== undefined && fixups === range.end && table !== undefined;
    const list = follows ? [readFixupList(table.fixupCursor(fixups), image.target.pointerSize).range] : [];
    yield { entry, ranges: [method.range, range, ...list] };
  }
}
