import type { Topic } from '../../spec-machine/dialect.js';

/** The fields whose numbers an enumeration or a set of flags gives names to. */
export function fieldsOfType(topics: readonly Topic[], definition: string): { place: string; field: string }[] {
  return topics.flatMap(({ definitions = {} }) =>
    Object.entries(definitions).flatMap(([struct, each]) => {
      if (!('struct' in each)) return [];
      const fields = each.struct.filter((field) => field.enum === definition || field.flags === definition);
      return fields.map(({ name }) => ({ place: `${struct}.${name}`, field: name }));
    }),
  );
}
