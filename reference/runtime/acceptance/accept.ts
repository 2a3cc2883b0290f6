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
import { listedComponent } from './listed-component.js';
import { machine } from './machine.js';
import { manifest } from './manifest.js';
import { methodOutcomes } from './methods.js';
import { moduleCell } from './module-cell.js';
import { contradictingDemands, demandedMvid, mvids } from './mvids.js';
import { noHeader } from './no-header.js';
import { notMapped } from './not-mapped.js';
import { ownerComposite } from './owner-composite.js';
import { profiler } from './profiler.js';
import type { Rule } from './rule.js';
import { stripped } from './stripped.js';
import { Subject } from './subject.js';
import { trustedImports } from './trusted-imports.js';
import { trustedTables } from './trusted-tables.js';
import { unfilledCells } from './unfilled-cells.js';
import { version } from './version.js';

/** In the order in which a runtime asks; the first that decides ends it (runtime-semantics A). */
const UNTIL_DEMANDS: readonly Rule[] = [
  brokenHeader, demandedMvid, disabled, collectible, noHeader, profiler, excluded, machine, notMapped, stripped, version,
  ownerComposite, compositeFile, compositeHeader, listedComponent, trustedImports, moduleCell, manifest,
];
const RULES: readonly Rule[] = [...UNTIL_DEMANDS, mvids, contradictingDemands, eagerFixups, trustedTables];

/**
 * What a runtime does with an image.
 * @param selected the file that is loaded
 * @param files it and those beside it
 */
export function accept(selected: NamedFile, files: readonly NamedFile[], runtime: RuntimeProfile): Acceptance {
  const subject = new Subject(selected, files, runtime, loadedBefore(files, runtime));
  const acceptance = judge(subject);
  const { outcome, rule } = acceptance;
  const isMapped = rule !== undefined && (outcome === 'accept' || outcome === 'ignore');
  const unfilled = runtime.cells === true && isMapped ? unfilledCells(subject, rule) : undefined;
  return unfilled === undefined ? acceptance : { ...acceptance, unfilled };
}

function judge(subject: Subject): Acceptance {
  for (const rule of RULES) {
    const outcome = rule.check(subject);
    if (outcome !== undefined) return { outcome, rule: rule.id, dropped: [], throwsAtCall: [] };
  }
  const methods = methodOutcomes(subject);
  if (methods instanceof R2RError) return { outcome: 'unbounded', rule: 'ACC-2', dropped: [], throwsAtCall: [] };
  const { fatal, fatalAtCall, ...others } = methods;
  // The process ends when the first of them is prepared.
  if (fatal.length > 0) return { outcome: 'fatal', rule: 'B-22', dropped: [], throwsAtCall: [] };
  return { outcome: 'accept', rule: 'A-14', ...others, ...(fatalAtCall.length > 0 ? { fatalAtCall } : {}) };
}

/** The files that the runtime has loaded before, each after those in front of it. */
function loadedBefore(files: readonly NamedFile[], runtime: RuntimeProfile): Subject[] {
  const before: Subject[] = [];
  for (const name of runtime.before ?? []) {
    const file = files.find((each) => each.name === name);
    if (file === undefined) continue;
    const asFile: RuntimeProfile = { ...runtime, load: 'file' };
    const declares = UNTIL_DEMANDS.every((rule) => rule.check(new Subject(file, files, asFile, [...before])) === undefined);
    before.push(new Subject(file, files, asFile, [...before], declares));
  }
  return before;
}
