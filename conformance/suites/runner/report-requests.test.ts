import { BadReportRequest, reportRequests } from '../../report/requests.js';

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
