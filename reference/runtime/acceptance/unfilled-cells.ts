import { R2RError } from '../../errors.js';
import { codeOwner } from './code-owner.js';
import { eagerCells, isPreset } from './eager-cells.js';
import { eagerFixups, outcomeOf } from './eager-fixups.js';
import { orError, type Subject } from './subject.js';

/**
 * The eager cells that are zero behind the loading of an image, as `section.cell`. All are filled once, in the order of the table,
 * before any code of the module runs; one that fails stays as it is, and those behind it are filled all the same.
 * @param rule the one that decided: an image that is not accepted before it comes to the eager fixups has them untouched
 * @returns undefined if there is no image, or if it cannot be read
 */
export function unfilledCells(subject: Subject, rule: string): string[] | undefined {
  const image = codeOwner(subject);
  if (image === undefined) return undefined;
  const processed = rule === 'A-14' || rule === eagerFixups.id;
  const unfilled = orError(() =>
    [...eagerCells(image)]
      .filter((cell) => !isPreset(image, cell.section, cell.index) && (!processed || outcomeOf(cell, image, subject) !== undefined))
      .map(({ section, index }) => `${section.index}.${index}`),
  );
  return unfilled instanceof R2RError ? undefined : unfilled;
}
