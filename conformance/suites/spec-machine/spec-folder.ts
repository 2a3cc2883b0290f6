import { join } from 'node:path';
import { loadSpec, type Spec } from '../../../tools/spec-machine/spec.js';
import { packageRoot } from '../../contract/package-root.js';

let loaded: Spec | undefined;

/** The committed spec, loaded once a suite. */
export function spec(): Spec {
  loaded ??= loadSpec(join(packageRoot(), 'spec'));
  return loaded;
}
