import { isNativeError } from 'node:util/types';
import type { Answer, Fault, Hello, OperationName } from '../contract/protocol.js';
import { ImplementationError } from '../contract/load.js';
import { decodeHello, decodeResponse, encodeRequest, ProtocolError } from '../contract/stdio-protocol.js';
import type { Launcher, Transport, TransportEvents } from '../contract/transport.js';

/** What is to be asked; `request` is called once, when it is sent. */
export interface Question {
  operation: OperationName;
  request(hello: Hello): { input: unknown; context: object };
}

export interface ConversationOptions {
  /** How long an answer may take, in milliseconds. */
  timeout: number;
  /** How long starting up may take. */
  helloTimeout?: number;
  /** Requests under way at a time. */
  window?: number;
}

const WINDOW = 1024;
/** How many characters the requests under way may have together. */
const WINDOW_CHARACTERS = 8 * 1024 * 1024;
const TICK_MS = 50;
/** The time for starting up is not a vector's: a runtime may have to be loaded. */
const HELLO_TIMEOUT_MS = 20_000;
const STARTS_IN_A_ROW = 3;

interface UnderWay<Q> {
  id: number;
  question: Q;
  line: string;
}

/**
 * Asks an implementation one question after the other, many of them under way at a time, and keeps going whatever it does.
 *
 * When it crashes, hangs or talks nonsense while several requests are under way, nobody knows which of them did it. Then it
 * is started again and those requests are put to it one at a time: the one that fails alone is the culprit.
 */
export class Conversation<Q extends Question> {
  hello!: Hello;
  private transport!: Transport;
  private waiting: Iterator<Q>;
  private exhausted = false;
  private readonly retries: UnderWay<Q>[] = [];
  private readonly underWay = new Map<number, UnderWay<Q>>();
  private characters = 0;
  private lastId = 0;
  private idleTicks = 0;
  /** Faults since the last answer for which no request could be blamed. */
  private unblamed = 0;
  private stopped = false;
  private finished: (error?: Error) => void = () => undefined;
  private readonly window: number;

  private constructor(
    private readonly launcher: Launcher,
    private readonly options: ConversationOptions,
    private readonly onAnswer: (question: Q, answer: Answer | Fault) => void,
  ) {
    this.waiting = [][Symbol.iterator]();
    this.window = options.window ?? WINDOW;
  }

  /** Starts the implementation and reads its hello. Throws ImplementationError if it cannot be started. */
  static async start<Q extends Question>(
    launcher: Launcher,
    options: ConversationOptions,
    onAnswer: (question: Q, answer: Answer | Fault) => void,
  ): Promise<Conversation<Q>> {
    const conversation = new Conversation(launcher, options, onAnswer);
    await conversation.launch();
    return conversation;
  }

  /** Puts all questions; resolves when each has its answer. Throws ImplementationError if it can no longer be started. */
  async ask(questions: Iterable<Q>): Promise<void> {
    this.waiting = questions[Symbol.iterator]();
    const ticks = setInterval(() => this.tick(), TICK_MS);
    try {
      await new Promise<void>((resolve, reject) => {
        this.finished = (error) => (error ? reject(error) : resolve());
        this.pump();
      });
    } finally {
      this.finished = () => undefined;
      clearInterval(ticks);
    }
  }

  /** Ends the implementation, and with it whatever is still being asked. */
  stop(): void {
    this.stopped = true;
    this.transport.stop();
    this.finished();
  }

  private async launch(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.hello = await this.greet();
        return;
      } catch (error) {
        if (!(error instanceof ImplementationError) || attempt === STARTS_IN_A_ROW || this.lastId === 0) throw error;
      }
    }
  }

  private greet(): Promise<Hello> {
    return new Promise((resolve, reject) => {
      let greeted = false;
      const fail = (detail: string): void => {
        clearTimeout(timer);
        const printed = this.transport.output().trim().split('\n').at(-1) ?? '';
        this.transport.stop();
        reject(new ImplementationError(`the implementation did not start: ${oneLine(detail)}${printed && `; it printed: ${oneLine(printed)}`}`));
      };
      const events: TransportEvents = {
        lines: (lines) => {
          if (greeted) return this.received(lines);
          try {
            const hello = decodeHello(lines[0]);
            if (lines.length > 1) throw new ProtocolError(`a second line before any request: ${oneLine(lines[1])}`);
            greeted = true;
            clearTimeout(timer);
            resolve(hello);
          } catch (error) {
            if (!(error instanceof ProtocolError)) throw error;
            fail(error.message);
          }
        },
        ended: (detail) => (greeted ? this.fault('crashed', detail) : fail(detail)),
      };
      const { helloTimeout = HELLO_TIMEOUT_MS } = this.options;
      const timer = setTimeout(() => fail(`no hello message within ${helloTimeout / 1000} seconds`), helloTimeout).unref();
      this.transport = this.launcher.launch(events);
    });
  }

  /** Fills the window; refilled when it is half empty, so that requests travel in company. */
  private pump(): void {
    if (this.stopped) return;
    const careful = this.retries.length > 0;
    if (this.underWay.size > (careful ? 0 : this.window / 2)) return;
    const lines: string[] = [];
    if (careful) {
      const [retry] = this.retries;
      this.underWay.set(retry.id, retry);
      lines.push(retry.line);
    } else {
      while (this.underWay.size < this.window && this.characters < WINDOW_CHARACTERS) {
        const next = this.waiting.next();
        if (next.done) {
          this.exhausted = true;
          break;
        }
        const id = ++this.lastId;
        const { operation } = next.value;
        const line = encodeRequest({ id, operation, ...next.value.request(this.hello) } as Parameters<typeof encodeRequest>[0]);
        this.underWay.set(id, { id, question: next.value, line });
        this.characters += line.length;
        lines.push(line);
      }
    }
    if (lines.length > 0) {
      if (lines.length === this.underWay.size) this.idleTicks = 0;
      this.transport.send(lines);
    } else if (this.underWay.size === 0 && this.exhausted) {
      this.finished();
    }
  }

  private received(lines: string[]): void {
    this.idleTicks = 0;
    if (this.retries.length > 0 && lines.length > 1) {
      return this.fault('bad answer', `${lines.length} lines for one request, the first: ${oneLine(lines[0])}`);
    }
    for (const line of lines) {
      try {
        const { id, answer } = decodeResponse(line);
        const answered = this.underWay.get(id);
        if (!answered) throw new ProtocolError(`an answer to request ${id}, which is not open`);
        this.settle(answered, answer);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        return this.fault('bad answer', error.message);
      }
    }
    this.pump();
  }

  private settle(answered: UnderWay<Q>, answer: Answer | Fault): void {
    this.unblamed = 0;
    this.underWay.delete(answered.id);
    this.characters -= answered.line.length;
    if (this.retries[0] === answered) this.retries.shift();
    try {
      this.onAnswer(answered.question, answer);
    } catch (error) {
      this.finished(isNativeError(error) ? error : new Error(String(error)));
    }
  }

  /** Counts the time in which nothing comes in ticks of this thread: while it is busy itself, no time passes. */
  private tick(): void {
    if (this.underWay.size === 0) return;
    this.idleTicks++;
    if (this.idleTicks * TICK_MS >= this.options.timeout) this.fault('timed out', `no answer within ${this.options.timeout} ms`);
  }

  private fault(fault: Fault['fault'], detail: string): void {
    if (this.stopped) return;
    const output = this.transport.output();
    this.transport.stop();
    const suspects = [...this.underWay.values()];
    if (suspects.length === 0 && this.exhausted && this.retries.length === 0) return;
    if (suspects.length === 0 && ++this.unblamed > STARTS_IN_A_ROW) {
      this.finished(new ImplementationError(`the implementation fails before it is asked anything: ${oneLine(detail)}`));
      return;
    }
    if (suspects.length === 1) {
      this.settle(suspects[0], output === '' ? { fault, detail } : { fault, detail, output });
    } else {
      this.underWay.clear();
      this.retries.push(...suspects);
    }
    this.launch().then(
      () => {
        if (this.stopped) return this.transport.stop();
        this.idleTicks = 0;
        this.pump();
      },
      (error: unknown) => this.finished(isNativeError(error) ? error : new Error(String(error))),
    );
  }
}

function oneLine(text: string): string {
  const line = text.trim().split('\n', 1)[0];
  return line.length <= 300 ? line : `${line.slice(0, 300)}...`;
}
