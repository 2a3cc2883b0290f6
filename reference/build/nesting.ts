import { R2RError } from '../errors.js';

/** Deeper than any reader goes; JSON itself could nest without end. */
const MAX_DEPTH = 1000;

/** @throws R2RError `limit.exceeded` if lists and objects stand more than a thousand deep in each other */
export function checkNesting(model: unknown): void {
  let level: object[] = isStructure(model) ? [model] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new R2RError('limit.exceeded', `lists and objects stand more than ${MAX_DEPTH} deep in each other`, { phase: 'record' });
    level = level.flatMap((structure) => Object.values(structure).filter(isStructure));
  }
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}
