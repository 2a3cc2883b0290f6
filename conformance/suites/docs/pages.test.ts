import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { globSync } from 'glob';
import { packageRoot } from '../../contract/package-root.js';
import { loadSpec } from '../../../tools/spec-machine/spec.js';

/* The pages as they stand in docs/; that they are what the spec gives is seen by `npm run spec -- --check`. */

const docs = join(packageRoot(), 'docs');
const spec = loadSpec(join(packageRoot(), 'spec'));
const pages = globSync('**/*.md', { cwd: docs, posix: true }).sort();
const read = (page: string): string => readFileSync(join(docs, page), 'utf8');

/** The anchors of a page: headings as GitHub names them, and those that are written. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-'));
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]*)">/g)].map(([, id]) => id)]);
}

const known = new Map<string, Set<string>>();

function anchorsIn(page: string): Set<string> {
  const anchors = known.get(page) ?? anchorsOf(read(page));
  known.set(page, anchors);
  return anchors;
}

/** What links of the page lead nowhere. */
function brokenLinks(page: string): string[] {
  return [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).filter((target) => {
    if (/^https?:/.test(target)) return false;
    const [file, hash] = target.split('#');
    const path = file === '' ? page : normalize(join(dirname(page), file)).replaceAll('\\', '/');
    return !existsSync(join(docs, path)) || (hash !== undefined && !anchorsIn(path).has(hash));
  });
}

test.each(pages)('%s: every link leads somewhere', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

test('every topic has a page, and every page a topic', () => {
  const topics = spec.topics.map(({ area, topic }) => `${area}/${topic}.md`).sort();
  expect(pages.filter((page) => page.includes('/'))).toEqual(topics);
});

test('every requirement and every error code can be linked to', () => {
  const missing = [
    ...[...spec.requirements.values()].filter(({ id, topic }) => !anchorsIn(`${topic.area}/${topic.topic}.md`).has(id.toLowerCase())).map(({ id }) => id),
    ...[...spec.errors.keys()].filter((code) => !anchorsIn('errors.md').has(code)),
  ];
  expect(missing).toEqual([]);
});

test('every structure, every stored field that is published and every list of names says what it is', () => {
  const silent = [...spec.definitions].flatMap(([name, definition]) => [
    ...(definition.says === undefined ? [name] : []),
    ...('struct' in definition ? definition.struct.filter((field) => field.says === undefined && field.let === undefined && !field.hidden).map((field) => `${name}.${field.name}`) : []),
  ]);
  expect(silent).toEqual([]);
});

test('a topic stays under what a person reads', () => {
  const long = pages.filter((page) => page.includes('/') && read(page).length > 64_000);
  expect(long).toEqual([]);
});

test('no page names a place on the machine where it was made', () => {
  expect(pages.filter((page) => /\/(work|home|tmp|root)\//.test(read(page)))).toEqual([]);
});
