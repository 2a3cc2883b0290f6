import { paint } from '../../report/colors.js';
import { judgedRequirements } from '../../report/requirement-verdicts.js';
import { requirementsText } from '../../report/requirements-terminal.js';
import { REPORTS } from '../../report/forms.js';
import type { ResultRecord, Verdict } from '../../runner/results.js';
import { FAILURE, result, runWith } from './sample-run.js';

const VERDICTS: [vectors: Verdict[], verdict: string][] = [
  [['fail'], 'failed'],
  [['error', 'unsupported'], 'failed'],
  [['expectedFail', 'informative'], 'failed'],
  [['pass', 'fail'], 'partly'],
  [['expectedFail', 'pass'], 'partly'],
  [['pass'], 'passed'],
  [['pass', 'unsupported', 'leftOut'], 'passed'],
  [['unsupported'], 'unsupported'],
  [['unsupported', 'informative'], 'unsupported'],
  [['informative'], 'untested'],
  [['leftOut'], 'untested'],
];

test.each(VERDICTS)('a requirement with the vectors %j is %s', (vectors, verdict) => {
  const results = vectors.map((each, index) => result(`byte.${index}`, each));
  expect(judgedRequirements(runWith(results)).map((judged) => judged.verdict)).toEqual([verdict]);
});

const of = (requirement: string, ...verdicts: Verdict[]): ResultRecord[] =>
  verdicts.map((verdict, index) => result(`${requirement.toLowerCase()}.${index}`, verdict, { requirements: [requirement] }));

const RUN = runWith(
  [
    ...of('P-1', 'pass', 'unsupported'),
    ...of('U-1', 'unsupported'),
    ...of('I-1', 'informative'),
    ...of('M-1', 'pass', 'fail'),
    ...of('S-1', 'fail', 'fail', 'fail'),
    ...of('F-1', 'fail'),
    ...of('F-2', 'fail', 'error'),
    ...of('X-1', 'fail'),
  ],
  {
    requirements: Object.fromEntries(
      ['P-1', 'U-1', 'I-1', 'M-1', 'F-1', 'F-2', 'S-1'].map((id) => [id, { says: `The sentence of ${id}.`, level: id === 'S-1' ? 'SHOULD' : 'MUST', topic: 'byte' }]),
    ),
  },
);

test('the worst comes first, then MUST before SHOULD, then more failures before fewer', () => {
  expect(judgedRequirements(RUN).map(({ id, level, verdict }) => [id, level, verdict])).toEqual([
    ['F-2', 'MUST', 'failed'],
    ['F-1', 'MUST', 'failed'],
    ['S-1', 'SHOULD', 'failed'],
    ['X-1', null, 'failed'],
    ['M-1', 'MUST', 'partly'],
    ['P-1', 'MUST', 'passed'],
    ['U-1', 'MUST', 'unsupported'],
    ['I-1', 'MUST', 'untested'],
  ]);
});

test('a vector counts for each of its requirements', () => {
  const judged = judgedRequirements(runWith([{ ...FAILURE, requirements: ['BYTE-1', 'BYTE-2'] }, result('byte.1', 'pass')]));
  expect(judged.map(({ id, verdict, vectors }) => [id, verdict, vectors.fail])).toEqual([
    ['BYTE-2', 'failed', 1],
    ['BYTE-1', 'partly', 1],
  ]);
});

test('the failure that is shown is of the own topic, then of valid input, then with few requirements besides', () => {
  const failing = [
    result('other', 'fail', { topic: 'bit' }),
    result('negative', 'fail', { polarity: 'negative' }),
    result('two', 'fail', { requirements: ['BYTE-1', 'BYTE-2'] }),
    result('best', 'fail'),
    result('as-good', 'fail'),
  ];
  const shown = (results: ResultRecord[]): unknown => judgedRequirements(runWith(results)).find(({ id }) => id === 'BYTE-1')?.telling?.id;
  expect(shown(failing)).toBe('best');
  expect(shown(failing.slice(0, 3))).toBe('two');
  expect(shown(failing.slice(0, 2))).toBe('negative');
  expect(shown([result('byte.1', 'pass')])).toBeUndefined();
});

test('on a terminal, a line for each requirement that was tested, and the ids of the others', () => {
  expect(requirementsText(RUN, { paint: paint(false), width: 60 })).toBe(`verdict requirement    pass  unsupported  says
failed  F-2          0 of 2               The sentence of F-2.
        f-2.0
failed  F-1          0 of 1               The sentence of F-1.
        f-1.0
failed  S-1          0 of 3               The sentence of S-1.
        s-1.0
failed  X-1          0 of 1
        x-1.0
partly  M-1          1 of 2               The sentence of M-1.
        m-1.1
passed  P-1          1 of 1            1  The sentence of P-1.
unsupported (1):
  U-1
untested (1):
  I-1
`);
});

test('in Markdown, a table for each verdict', () => {
  const text = [...REPORTS.requirements(RUN)].join('');
  expect(text).toContain(`
## partly (1)

Some vectors fail, some pass.

| requirement | level | says | fail | pass | unsupported | a failure |
| --- | --- | --- | ---: | ---: | ---: | --- |
| M-1 | MUST | The sentence of M-1. | 1 | 1 | 0 | \`m-1.1\` |

## passed (1)
`);
  expect(text.match(/^## .*/gm)).toEqual(['## failed (4)', '## partly (1)', '## passed (1)', '## unsupported (1)', '## untested (1)']);
});
