import type { Check, Subject } from '../subject.js';

/** Section 108 has every row of TypeDef and ExportedType of its module once: a type missing there does not exist for the runtime. */
export const availableTypes: Check = {
  name: 'available types',
  *run({ image }: Subject): Iterable<string> {
    for (const { component, metadata, availableTypes } of image.modules) {
      if (availableTypes === undefined || metadata === undefined) continue;
      const missing = new Set<string>();
      for (const table of ['TypeDef', 'ExportedType'] as const) {
        for (let rid = 1; rid <= metadata.rowCount(table); rid++) missing.add(`${table} ${rid}`);
      }
      for (const { table, rid } of availableTypes.entries()) {
        if (!missing.delete(`${table} ${rid}`)) yield `component ${component}: ${table} ${rid} stands twice, or is no row`;
      }
      for (const row of missing) yield `component ${component}: ${row} is missing`;
    }
  },
};
