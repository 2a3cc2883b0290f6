import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { packageRoot } from './package-root.js';
import { PROTOCOL_VERSION, type Answer, type Fault, type Hello, type Request } from './protocol.js';

/*
 * One JSON object a line, in both directions. Line feeds inside strings are escaped by JSON, so a line is a message:
 *
 *   implementation -> runner   hello                                   once, first
 *   runner -> implementation   {id, operation, input, context}         many may be under way
 *   implementation -> runner   {id, accepted | rejected | unsupported} in any order
 *
 * The worker that hosts a module speaks the same lines, plus {id, crashed} for an operation that threw.
 */

/** A line that does not obey the protocol: nothing that comes after it can be trusted. */
export class ProtocolError extends Error {}

/** A schema, compiled when it is first needed: most commands that know the runner start no implementation. */
class Message<T> {
  private compiled: ValidateFunction<T> | undefined;

  constructor(private readonly name: string) {}

  get validate(): ValidateFunction<T> {
    this.compiled ??= new Ajv2020().compile<T>(JSON.parse(readFileSync(join(packageRoot(), 'spec/schema/protocol', `${this.name}.json`), 'utf8')));
    return this.compiled;
  }
}

const hello = new Message<Hello>('hello');
const response = new Message<{ id: number } & Partial<Record<'accepted' | 'rejected' | 'unsupported', unknown>>>('response');

export function encodeRequest(request: Request): string {
  return JSON.stringify(request);
}

/** Throws ProtocolError with a sentence for people if the line is no hello message of this protocol version. */
export function decodeHello(line: string): Hello {
  const message = parse(line);
  const isHello = hello.validate;
  if (!isHello(message)) throw new ProtocolError(`its first line is no hello message: ${reason(isHello)}: ${shortened(line)}`);
  if (message.protocolVersion !== PROTOCOL_VERSION) {
    throw new ProtocolError(`it speaks protocol version ${message.protocolVersion}, this suite version ${PROTOCOL_VERSION}`);
  }
  return message;
}

/** The id of the request and its answer. Throws ProtocolError for a line without a usable id. */
export function decodeResponse(line: string): { id: number; answer: Answer | Fault } {
  const message = parse(line);
  if (typeof message !== 'object' || message === null || !('id' in message) || typeof message.id !== 'number') {
    throw new ProtocolError(`a line without the id of a request: ${shortened(line)}`);
  }
  const { id } = message;
  if ('crashed' in message) return { id, answer: { fault: 'crashed', detail: String(message.crashed) } };
  const isResponse = response.validate;
  if (!isResponse(message)) {
    return { id, answer: { fault: 'bad answer', detail: `the answer breaks its schema: ${reason(isResponse)}: ${shortened(line)}` } };
  }
  const { id: _, ...answer } = message;
  return { id, answer: answer as Answer };
}

/** True for an answer that obeys the schema; answers inside answers (one a step) are checked with this. */
export function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && response.validate({ ...value, id: 1 });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new ProtocolError(`a line that is not JSON (prints belong on standard error): ${shortened(line)}`);
  }
}

function reason(validate: ValidateFunction): string {
  const error = validate.errors?.[0];
  return error ? `${error.instancePath || 'the object'} ${error.message ?? 'is not valid'}` : 'not valid';
}

/** The beginning of a line, fit for a message. */
export function shortened(line: string): string {
  return line.length <= 200 ? line : `${line.slice(0, 200)}... (${line.length} characters)`;
}
