import { Command, CommanderError } from 'commander';
import { addTestOptions, runOptions, type TestOptions } from '../../runner/options.js';
import type { RunOptions } from '../../runner/run.js';

/** What the options of a command line ask of the runner; a text if they are refused. */
function parsed(...args: string[]): RunOptions | string {
  let complaint = '';
  const command = addTestOptions(new Command('r2r test'))
    .exitOverride()
    .configureOutput({ writeErr: (text) => (complaint += text) })
    .action(() => undefined);
  try {
    command.parse(args, { from: 'user' });
    return runOptions(command.opts<TestOptions>(), 'r2r test', '/here');
  } catch (error) {
    if (error instanceof CommanderError) return complaint;
    throw error;
  }
}

const MEANINGS: [args: string[], asked: Partial<RunOptions>][] = [
  [[], { impl: undefined, timeout: 5000, command: 'r2r test', cwd: '/here', baseline: undefined, bail: undefined, jobs: undefined }],
  [['--impl=./mine', '--grade=phase', '--timeout=0.5'], { impl: './mine', grade: 'phase', timeout: 500, command: 'r2r test --impl=./mine --grade=phase' }],
  [[`--impl=cmd:it's mine`], { command: `r2r test --impl='cmd:it'\\''s mine'` }],
  [['--only=a.*,b', '--only', 'c'], { only: ['a.*', 'b', 'c'] }],
  [['--area=format', '--requirement=HDR-*,', '--level=must,SHOULD'], { area: ['format'], requirement: ['HDR-*'], level: ['MUST', 'SHOULD'] }],
  [['--format-version=9.1,16', '--target=AMD64/Linux'], { formatVersion: ['9.1', '16'], target: ['AMD64/Linux'] }],
  [['--shard=2/3'], { shard: { index: 2, count: 3 } }],
  [['--jobs=4', '--bail'], { jobs: 4, bail: 1 }],
  [['--bail=7', '--baseline=known.json'], { bail: 7, baseline: { file: 'known.json', update: false } }],
  [['--baseline=known.json', '--update-baseline'], { baseline: { file: 'known.json', update: true } }],
];

test.each(MEANINGS)('%j', (args, asked) => {
  expect(parsed(...args)).toMatchObject(asked);
});

test('the order of options says nothing', () => {
  const args = ['--shard=1/2', '--only=a', '--level=MUST', '--impl=x', '--grade=exact'];
  expect(parsed(...args.toReversed())).toEqual(parsed(...args));
});

const REFUSED: [args: string[], complaint: string][] = [
  [['--no-such-option'], `unknown option '--no-such-option'`],
  [['--grade=good'], `'good' is invalid. Allowed choices are rejected, phase, exact.`],
  [['--timeout=never'], 'a number of seconds, above 0 and at most a day.'],
  [['--timeout=0'], 'a number of seconds, above 0'],
  [['--report=pdf:x'], 'json:FILE, junit:FILE, tap:FILE, md:FILE, requirements:FILE are the forms'],
  [['--level=ALWAYS'], 'ALWAYS is no level; there are MUST, SHOULD, MAY.'],
  [['--format-version=newest'], 'newest is no version; 16.0, 16 and 2.1..9.1 are.'],
  [['--shard=0/3'], 'the form is i/n, from 1/n to n/n'],
  [['--shard=4/3'], 'the form is i/n'],
  [['--shard=1/10001'], 'n is 10000 at most.'],
  [['--all=0'], 'a number of keys, at least 1.'],
  [['--jobs=0'], 'a number of copies, at least 1 and at most 256.'],
  [['--jobs=two'], 'a number of copies'],
  [['--bail=0'], 'a number of failures, at least 1.'],
  [['--update-baseline'], '--update-baseline needs --baseline=FILE'],
  [['--update-baseline', '--baseline=x', '--bail'], '--update-baseline needs the whole run'],
  [['--update-baseline', '--baseline=x', '--list'], '--list runs nothing'],
];

test.each(REFUSED)('%j is refused in one line', (args, complaint) => {
  const text = parsed(...args);
  expect(text).toContain(complaint);
  expect(text).toMatch(/^error: [^\n]*\n$/);
});
