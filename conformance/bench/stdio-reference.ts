import { createInterface } from 'node:readline';
import type { Answer, Context, Request } from '../contract/protocol.js';
import { PROTOCOL_VERSION } from '../contract/protocol.js';
import { language, name, operations } from '../../reference/operations/index.js';

/* The reference as a command, to measure what standard input and output cost. */

type AnyOperation = (input: unknown, context: Context) => Answer;

const CHUNK = 1 << 16;
const byName = new Map(Object.entries(operations) as [string, AnyOperation][]);
let pending = '';

function flush(): void {
  process.stdout.write(pending);
  pending = '';
}

pending = `${JSON.stringify({ name, language, protocolVersion: PROTOCOL_VERSION, operations: [...byName.keys()] })}\n`;
flush();
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, operation, input, context } = JSON.parse(line) as Request;
  const answer = byName.get(operation)?.(input, context) ?? { unsupported: operation };
  if (pending === '') setImmediate(flush);
  pending += `${JSON.stringify({ id, ...answer })}\n`;
  if (pending.length > CHUNK) flush();
});
