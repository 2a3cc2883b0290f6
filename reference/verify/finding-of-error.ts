import type { R2RError } from '../errors.js';
import { pathBelow, type Finding } from './finding.js';
import { REQUIREMENTS_OF_CODES } from './requirements-of-codes.js';
import type { Claim } from './rule.js';

/** What is being read, where an error tells it apart. */
export type Reading = Claim | ((error: R2RError) => Claim);

/** What an error breaks. @param reading what was being read when it came up, and where @returns a finding at the offset of the error */
export function findingOfError(error: R2RError, reading: Reading, around = ''): Finding {
  const { code, range, path, message } = error;
  const claim = typeof reading === 'function' ? reading(error) : reading;
  return { level: 'error', ...claimOf(error, claim), range, path: pathBelow(around, path), message, code };
}

function claimOf({ code }: R2RError, reading: Claim): Claim {
  const byStructure = REQUIREMENTS_OF_CODES[code];
  if (byStructure === undefined) return { requirement: reading.requirement, structure: reading.structure };
  const own = byStructure[reading.structure];
  if (own !== undefined) return { requirement: own, structure: reading.structure };
  const [structure, requirement] = Object.entries(byStructure)[0];
  return { requirement, structure };
}
