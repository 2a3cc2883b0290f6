import type { ImageModule } from '../../image/image-module.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Section 108 has every row of TypeDef and ExportedType once: a type that is missing there does not exist for the runtime (r2r-format 8.5). */
export const availableRows: Rule<ImageModule> = {
  requirement: 'AVT-4',
  structure: 'available-types',
  *check({ metadata, availableTypes }): Iterable<Fault> {
    if (availableTypes === undefined || metadata === undefined) return;
    const missing = new Set<string>();
    for (const table of ['TypeDef', 'ExportedType'] as const) {
      for (let rid = 1; rid <= metadata.rowCount(table); rid++) missing.add(`${table} ${rid}`);
    }
    for (const { table, rid, range } of availableTypes.entries()) {
      if (!missing.delete(`${table} ${rid}`)) yield { range, path: 'AvailableTypes', message: `${table} ${rid} stands there twice` };
    }
    for (const row of missing) yield { path: 'AvailableTypes', message: `${row} is missing` };
  },
};
