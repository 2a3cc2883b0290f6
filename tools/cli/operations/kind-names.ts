import { nearest } from '../../../conformance/runner/nearest.js';
import { complain, EXIT } from '../exit-codes.js';
import { readKinds } from '../suite/corpus-files.js';

export function isKindName(kind: string): boolean {
  return Object.hasOwn(readKinds(), kind);
}

/** Whether no kind has the name: that is said, with the names that are near. */
export function refusesKind(kind: string): boolean {
  if (isKindName(kind)) return false;
  const close = nearest(kind, Object.keys(readKinds()));
  complain(`no kind is called ${kind}${close.length === 0 ? '' : `; did you mean ${close.join(', ')}?`} (r2r kinds lists them)`, EXIT.impossible);
  return true;
}
