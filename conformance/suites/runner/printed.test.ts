import { commandLauncher } from '../../contract/process-transport.js';
import { SharedTail } from '../../contract/shared-tail.js';

/* What an implementation prints beside its answers is kept in bounds. */

const TAILS: [what: string, pieces: string[], tail: string][] = [
  ['nothing', [], ''],
  ['a few pieces', ['one\n', 'two\n', 'drei ü\n'], 'one\ntwo\ndrei ü\n'],
  ['a piece as long as the memory', ['a'.repeat(4096)], 'a'.repeat(4096)],
  ['a piece that goes round its end', ['a'.repeat(4000), 'b'.repeat(200)], 'a'.repeat(3896) + 'b'.repeat(200)],
  ['a piece that is longer than the memory', ['a'.repeat(10), `${'b'.repeat(9000)}end`], `${'b'.repeat(4093)}end`],
  ['many pieces', Array.from({ length: 999 }, (_, index) => `${index % 10}`.repeat(100)), Array.from({ length: 41 }, (_, index) => `${(index + 8) % 10}`.repeat(100)).join('').slice(-4096)],
];

test.each(TAILS)('of %s the end is kept', (_, pieces, tail) => {
  const writer = new SharedTail();
  for (const piece of pieces) writer.add(Buffer.from(piece));
  expect(new SharedTail(writer.memory).toString()).toBe(tail);
});

test('a command that prints without end and without line feed is ended at the longest line', async () => {
  const detail = await new Promise<string>((resolve) => {
    commandLauncher(`tr '\\000' x < /dev/zero`, '.', 1_000_000).launch({ lines: () => resolve('lines'), ended: resolve });
  });
  const [, length] = /^it printed (\d+) characters without a line feed$/.exec(detail) ?? [];
  expect(Number(length)).toBeGreaterThan(1_000_000);
  expect(Number(length)).toBeLessThan(1_200_000);
});
