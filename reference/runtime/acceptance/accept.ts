import type { Acceptance, RuntimeProfile } from '../../../conformance/contract/acceptance.js';
import { R2RError } from '../../errors.js';
import type { NamedFile } from '../../image/surroundings.js';
import { brokenHeader } from './broken-header.js';
import { collectible } from './collectible.js';
import { compositeFile } from './composite-file.js';
import { compositeHeader } from './composite-header.js';
import { disabled } from './disabled.js';
import { eagerFixups } from './eager-fixups.js';
import { excluded } from './excluded.js';
import { machine } from './machine.js';
import { manifest } from './manifest.js';
import { methodOutcomes } from './methods.js';
import { moduleCell } from './module-cell.js';
import { mvids } from './mvids.js';
import { noHeader } from './no-header.js';
import { notMapped } from './not-mapped.js';
import { ownerComposite } from './owner-composite.js';
import { profiler } from './profiler.js';
import type { Rule } from './rule.js';
import { stripped } from './stripped.js';
import { Subject } from './subject.js';
import { trustedImports } from './trusted-imports.js';
import { trustedTables } from './trusted-tables.js';
import { version } from './version.js';

/** In the order in which a runtime asks; the first that decides ends it (runtime-semantics A). */
const RULES: readonly Rule[] = [
  brokenHeader, disabled, collectible, noHeader, profiler, excluded, machine, notMapped, stripped, version,
  ownerComposite, compositeFile, compositeHeader, trustedImports, moduleCell, manifest, mvids, eagerFixups, trustedTables,
];

/**
 * What a runtime does with an image.
 * @param selected the file that is loaded
 * @param files it and those beside it
 */
export function accept(selected: NamedFile, files: readonly NamedFile[], runtime: RuntimeProfile): Acceptance {
  const subject = new Subject(selected, files, runtime);
  for (const rule of RULES) {
    const outcome = rule.check(subject);
    if (outcome !== undefined) return { outcome, rule: rule.id, dropped: [], throwsAtCall: [] };
  }
  const methods = methodOutcomes(subject);
  if (methods instanceof R2RError) return { outcome: 'unbounded', rule: 'ACC-2', dropped: [], throwsAtCall: [] };
  return { outcome: 'accept', rule: 'A-14', ...methods };
}
