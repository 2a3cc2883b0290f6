import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../contract/package-root.js';
import { committed } from '../committed-images.js';

/* The package under its own name, as somebody who installs it sees it. */

const { exports: entries }: { exports: Record<string, string> } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));

/** The module that an entry names; in this build, which need not be dist/. */
async function load(entry: string): Promise<Record<string, unknown>> {
  const compiled = new URL('../../..', import.meta.url);
  return (await import(new URL(entries[entry].replace('./dist/', './'), compiled).href)) as Record<string, unknown>;
}

test.each([
  ['./reader', ['openFile', 'openImage', 'Image', 'facts', 'R2RError', 'ERROR_CODES']],
  ['./runner', ['run', 'terminalReport', 'recorded', 'readRecordedRun', 'mergeRuns', 'judgedRequirements', 'REPORTS']],
  ['./protocol', ['PROTOCOL_VERSION', 'GRADES']],
])('%s exports what its documentation names', async (entry, names) => {
  expect(Object.keys(await load(entry))).toEqual(expect.arrayContaining(names));
});

test('the reader describes an image in three lines', async () => {
  const { openFile, openImage, facts } = await import('../../../reference/index.js');
  const image = openImage(openFile(committed('img/10.0.14-linux-x64/DevFlow.dll'), 'DevFlow.dll'));
  expect(facts(image, ['file', 'header'])).toMatchObject({ file: 'DevFlow.dll', header: { majorVersion: 16, minorVersion: 0 } });
});
