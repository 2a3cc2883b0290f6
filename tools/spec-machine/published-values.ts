import { createRequire } from 'node:module';
import type { Ajv2019 as Ajv2019Class } from 'ajv/dist/2019.js';
import { schemaOfKind } from './schema.js';
import type { Spec } from './spec.js';

// Ajv is CommonJS; its class is the `default` of the module.
const { default: Ajv2019 } = createRequire(import.meta.url)('ajv/dist/2019.js') as { default: typeof Ajv2019Class };

/** Says of a value whether the schema of the kind allows it. What bytes are read as, it always does. */
export function publishedValues(spec: Spec, kind: string): (value: unknown) => boolean {
  const validate = new Ajv2019({ strict: false }).compile(schemaOfKind(spec, kind));
  return (value) => validate(value) === true;
}
