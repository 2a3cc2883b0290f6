import { readdirSync } from 'node:fs';
import { BadReportRequest, reportRequests } from '../../report/requests.js';
import { clearReports } from '../../report/write.js';
import { temporaryFolder } from '../temporary-folder.js';
import { writeFiles } from './fixtures.js';

const REQUESTS: [text: string, requests: [format: string, file: string][]][] = [
  ['json:a.json', [['json', 'a.json']]],
  ['json:a.json,junit:b.xml,tap:c.tap,md:d.md,requirements:e.md', [['json', 'a.json'], ['junit', 'b.xml'], ['tap', 'c.tap'], ['md', 'd.md'], ['requirements', 'e.md']]],
  ['md:-', [['md', '-']]],
  ['json:a, b.json', [['json', 'a, b.json']]],
  ['json:C:\\reports\\a.json', [['json', 'C:\\reports\\a.json']]],
];

test.each(REQUESTS)('%s', (text, requests) => {
  expect(reportRequests(text).map(({ format, file }) => [format, file])).toEqual(requests);
});

test.each(['', 'json', 'json:', ':a', 'pdf:a', 'json:a,pdf:b', 'toString:a'])('%s is no request for a report', (text) => {
  expect(() => reportRequests(text)).toThrow(BadReportRequest);
});

test('before a run, reports of an older one are taken away, and what cannot be written is known', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'old.json': '{}', file: '' });
  expect(clearReports(reportRequests('json:old.json,md:-,tap:sub/new.tap'), folder)).toBeUndefined();
  expect(readdirSync(folder).sort()).toEqual(['file', 'sub']);
  expect(clearReports(reportRequests('md:file/x'), folder)).toMatch(/^the report md:file\/x cannot be written: /);
});
