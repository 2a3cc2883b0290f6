import { code, codeBlock, prose, table } from '../../report/markdown-text.js';
import { markdownReport } from '../../report/markdown.js';
import { END, FAILURE, HOSTILE_RUN, result, RESULTS, RUN, runWith, started } from './sample-run.js';

const GITHUB_LIMIT = 65_536;

const textOf = (run: Parameters<typeof markdownReport>[0]): string => [...markdownReport(run)].join('');

test('a comment has totals by area, then failures by requirement', () => {
  const fence = '```';
  expect(textOf(runWith(RESULTS, { selection: { only: ['byte.*', 'bit.*'] } }))).toBe(`## ReadyToRun conformance of \`mine 2.0\`

Requirements: 1 partly.

| area | pass | fail | leftOut |
| --- | ---: | ---: | ---: |
| format | 1 | 1 | 0 |
| images | 0 | 0 | 1 |
| **total** | **1** | **1** | **1** |

Rejections graded at \`rejected\`; suite 1.0, corpus \`c0c0c0c0c0c0\`. Only the vectors of \`--only=byte.*,bit.*\`.

### Failures by requirement

<details><summary><b>BYTE-1</b> MUST: 1 of 3 vectors fail. A byte has eight bits.</summary>

${fence}text
FAIL byte.9
  BYTE-1  A byte has eight bits.
  the value differs at Size
  input    format.decode {"kind":"byte"}
  context  {"formatVersion":"16.0"}
  000000  09 ff 41
             ^^ ^^
  first difference  Size
  expected      actual
  {             {
    "low": 1,     "low": 1,
    "high": 2 |   "high": 3
  }             }
  repeat   npm test -- --impl=./mine --only=byte.9
${fence}

</details>
`);
});

test('a run that was cut off says so first', () => {
  expect(textOf(started([RUN, RESULTS[0]]))).toMatch(/^## .*\n\n\*\*The run is incomplete: 1 of 3 vectors have a verdict\.\*\*\n/);
});

test('what fails a run besides results is said', () => {
  expect(textOf({ ...runWith([result('byte.1', 'pass')]), end: { ...END, complaints: ['line *x* expired'] } })).toContain('\n\n- line &#42;x&#42; expired\n\n');
});

test('however much fails, a comment on GitHub has room for it', () => {
  const failing = Array.from({ length: 2000 }, (_, index) => ({ ...FAILURE, id: `byte.${index}`, reason: 'x'.repeat(20_000), requirements: [`BYTE-${index}`] }));
  const text = textOf(runWith(failing));
  expect(text.length).toBeGreaterThan(GITHUB_LIMIT / 2);
  expect(text.length).toBeLessThan(GITHUB_LIMIT);
  expect(text).toMatch(/\nNot shown, with their failures: BYTE-\d+ \(1\), .*, and 1\d\d\d more\.\n$/);
});

test('what an implementation says cannot leave its place', () => {
  const outside = textOf(HOSTILE_RUN).replace(/^(`{3,})text\n[^]*?\n\1$/gm, '').replace(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, '');
  expect(outside).not.toMatch(/@everyone|<script>|Bail out/);
});

const CODES: [text: string, markdown: string][] = [
  ['plain', '`plain`'],
  ['a`b', '``a`b``'],
  ['`a', '`` `a ``'],
  ['two\nlines', '`two lines`'],
];

test.each(CODES)('%j as code', (text, markdown) => {
  expect(code(text)).toBe(markdown);
});

test('a block of code has a longer fence than any in it', () => {
  expect(codeBlock('a\n````\nb')).toBe('`````text\na\n````\nb\n`````');
});

test('prose has no markup', () => {
  expect(prose('a*b* <b> @x #1 [l](u) `c`')).toBe('a&#42;b&#42; &#60;b&#62; &#64;x &#35;1 &#91;l&#93;(u) &#96;c&#96;');
});

test('cells of a table keep their bars', () => {
  expect(table(['a'], [[code('x|y')]])).toBe('| a |\n| --- |\n| `x\\|y` |');
});

test('no failures, no heading for them', () => {
  expect(textOf(runWith([result('byte.1', 'pass')]))).not.toContain('Failures');
});
