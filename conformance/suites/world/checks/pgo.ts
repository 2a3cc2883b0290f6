import type { PgoElement } from '../../../../reference/image/pgo-schema.js';
import type { Check, Subject } from '../subject.js';

/** The profile of every method decodes to its end; its handles are import cells; where each was kept is inside the table. */
export const pgo: Check = {
  name: 'PGO',
  *run(subject: Subject): Iterable<string> {
    const table = subject.image.pgoInstrumentation;
    for (const entry of table?.entries() ?? []) {
      for (const element of table?.schema(entry) ?? []) {
        subject.looked('PGO elements');
        yield* strayHandles(subject, element);
      }
    }
  },
};

function* strayHandles({ image }: Subject, { values }: PgoElement): Iterable<string> {
  for (const value of values) {
    if (typeof value === 'bigint' || value.kind !== 'cell') continue;
    const { importSection, cell } = value;
    if (cell >= (image.importSections[importSection]?.cellCount ?? 0)) yield `a handle names cell ${cell} of import section ${importSection}`;
  }
}
