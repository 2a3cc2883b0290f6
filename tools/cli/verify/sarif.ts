import { readFileSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../../conformance/contract/package-root.js';
import type { Finding, Level } from '../../../reference/verify/finding.js';
import { readSpecFiles, requirementsOf } from '../suite/spec-files.js';
import type { FileFindings } from './text.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings as a log of SARIF 2.1.0 (OASIS), with a rule for each requirement. */
export function sarifLog(files: readonly FileFindings[]): object {
  const ids = [...new Set(files.flatMap(({ findings }) => findings.map(({ requirement }) => requirement)))].sort();
  const says = new Map(requirementsOf(readSpecFiles()).map((requirement) => [requirement.id, requirement.says]));
  const rules = ids.map((id) => ({ id, shortDescription: { text: says.get(id) ?? id } }));
  const driver = { name: 'r2r verify', version: versionOfPackage(), rules };
  const results = files.flatMap(({ file, findings }) => findings.map((finding) => result(file, finding, ids.indexOf(finding.requirement))));
  return { $schema: SCHEMA, version: '2.1.0', runs: [{ tool: { driver }, results }] };
}

function result(file: string, { requirement, level, structure, range, path, message, code }: Finding, ruleIndex: number): object {
  const region = range === undefined ? {} : { region: { byteOffset: range.start, byteLength: range.end - range.start } };
  const logicalLocations = path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path }] };
  return {
    ruleId: requirement,
    ruleIndex,
    level: LEVELS[level],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region }, ...logicalLocations }],
    properties: { structure, ...(code === undefined ? {} : { code }) },
  };
}

/** Relative paths stay relative: whoever shows the log knows where it was made. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : encodeURI(file.split(sep).join('/'));
}

function versionOfPackage(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
