import type { Answer, Vector } from '../../contract/protocol.js';
import { Dumps } from '../../runner/dumps.js';
import { judge } from '../../runner/judge.js';
import { ReadBack } from '../../runner/read-back.js';

/* Bytes whose layout is the writer's choice are read with the spec (r2r-format 5.2, 8.5, 9.4). */

const readBack = new ReadBack();

function judged(kind: string, value: unknown, answer: Answer, context: object = {}): { verdict: string; reason?: string } {
  const vector: Vector = { id: 'v', requirements: [], operation: 'format.encode', input: { kind, value }, context: { ...context }, expect: { readsBack: true }, origin: 'derived' };
  const { verdict, reason } = judge(vector, answer, { grade: 'exact', dumps: new Dumps(), readBack });
  return reason === undefined ? { verdict } : { verdict, reason };
}

const written = (hex: string, size?: number): Answer => ({ accepted: { bytes: Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('base64'), size } });

const TABLE = { BucketCount: 1, Entries: [{ Bucket: 0, LowHash: 0x11, Payload: 0xa5 }, { Bucket: 0, LowHash: 0x12, Payload: 0xa5 }] };

test.each([
  ['payload shared', '00 02 06 11 06 12 02 A5'],
  ['a payload for each', '00 02 06 11 06 12 04 A5 A5'],
  ['cells of two bytes', '01 04 00 08 00 11 06 12 02 A5'],
  ['bytes that nobody needs', '00 02 06 11 08 12 04 00 A5'],
])('a hashtable, %s', (_, hex) => {
  expect(judged('native-hashtable', TABLE, written(hex))).toEqual({ verdict: 'pass' });
});

test.each([
  ['another payload', written('00 02 06 11 06 12 04 A5 A6'), /read as another value, which differs at Entries\[1\]\.Payload/],
  ['an entry too few', written('00 02 04 11 02 A5'), /differs at Entries/],
  ['a distance behind the end', written('00 02 06 11 06 12 08 A5'), /has to reject its bytes: native-hashtable\.entry-offset \(NHASH-4\) at Buckets\[0\]\.Entries\[1\]\.Offset, bytes 6\.\.7/],
  ['nothing', written(''), /truncated at Header/],
  ['no bytes', { accepted: { value: TABLE } }, /the member `bytes`/],
  ['a size that is none', { accepted: { bytes: '', size: -1 } }, /the member `size`/],
  ['a refusal', { rejected: { phase: 'record', code: 'value.range' } }, /has to be accepted/],
])('no hashtable: %s', (_, answer, reason) => {
  const judgement = judged('native-hashtable', TABLE, answer as Answer);
  expect(judgement).toMatchObject({ verdict: 'fail', reason: expect.stringMatching(reason) as string });
});

// r2r-format 9.4: a slim header, no slots, five bytes of code.
const LEAF = { Flags: 0, CodeLength: 5, SafePoints: [], InterruptibleRanges: [], Slots: { Registers: [], StackSlots: [], UntrackedSlots: [] } };

test('bytes behind the end of a structure that has one are not part of it', () => {
  const context = { formatVersion: '16.0', machine: 'AMD64', os: 'Linux' };
  expect(judged('gc-info', LEAF, written('14 00'), context)).toEqual({ verdict: 'pass' });
  expect(judged('gc-info', LEAF, written('14 00 00'), context).reason).toBe('the structure ends at 2, the bytes at 3');
});

// r2r-format 8.5: the lookup table has 16 bytes, the clause of 24 lies behind it.
const METHODS = { Methods: [{ RVA: 0x1000, Clauses: [{ Flags: 2, TryStartPC: 4, TryEndPC: 8, HandlerStartPC: 10, HandlerEndPC: 32, ClassTokenOrFilterOffset: 0 }] }] };
const LOOKUP = '00100000 10000000 FFFFFFFF 28000000 02000000 04000000 08000000 0A000000 20000000 00000000';

test('a writer says what a directory declares of more than lies in the section', () => {
  const context = { formatVersion: '16.0', machine: 'ARMNT', os: 'Linux' };
  expect(judged('exception-info', METHODS, written(LOOKUP, 16), context)).toEqual({ verdict: 'pass' });
  expect(judged('exception-info', METHODS, written(LOOKUP), context).verdict).toBe('fail');
});
