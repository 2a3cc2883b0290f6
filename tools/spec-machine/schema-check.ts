import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Ajv2019 as Ajv2019Class } from 'ajv/dist/2019.js';
import { readJson, topicFiles } from './spec.js';

// Ajv is CommonJS; its class is the `default` of the module.
const { default: Ajv2019 } = createRequire(import.meta.url)('ajv/dist/2019.js') as { default: typeof Ajv2019Class };

/** Checks every file of the spec against its JSON Schema. Returns one line for each violation: file, place, what is wrong. */
export function checkSchemas(folder: string): string[] {
  const ajv = new Ajv2019({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
  const check = (file: string, schema: string): string[] => {
    const id = path.join(folder, 'schema', schema);
    const validate = ajv.getSchema(id) ?? ajv.compile({ ...readJson<object>(id), $id: id });
    if (validate(readJson(path.join(folder, file)))) return [];
    return (validate.errors ?? []).filter((error) => error.keyword !== 'if' && !error.schemaPath.includes('/oneOf/')).map((error) => `${file}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
  };
  const optional = (file: string, schema: string): string[] => (existsSync(path.join(folder, file)) ? check(file, schema) : []);
  return [...check('versions.json', 'versions.json'), ...check('errors.json', 'errors.json'), ...optional('not-requirements.json', 'not-requirements.json'), ...optional('primitives.json', 'primitives.json'), ...optional('facts.json', 'facts-map.json'), ...topicFiles(folder).flatMap((file) => check(file, 'topic.json'))];
}
