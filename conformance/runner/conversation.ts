import { isNativeError } from 'node:util/types';
import type { Answer, Fault, Hello, OperationName } from '../contract/protocol.js';
import { ImplementationError } from '../contract/load.js';
import { decodeResponse, encodeRequest, ProtocolError } from '../contract/stdio-protocol.js';
import type { Launcher, Transport } from '../contract/transport.js';
import { greet, oneLine } from './greeting.js';

/** What is to be asked; `request` is called once, when it is sent. */
export interface Question {
  operation: OperationName;
  request(hello: Hello): { input: unknown; context: object };
}

export interface ConversationOptions {
  /** How long an answer may take, in milliseconds. */
  timeout: number;
  /** How long starting up may take, in milliseconds. */
  helloTimeout?: number;
  /** Requests under way at a time. */
  window?: number;
}

const WINDOW = 1024;
/** How many characters the requests under way may have together. */
const WINDOW_CHARACTERS = 8 * 1024 * 1024;
const TICK_MS = 50;
const STARTS_IN_A_ROW = 3;
/** After the last answer. */
const GRACE_MS = 250;

interface UnderWay<Q> {
  id: number;
  question: Q;
  line: string;
}

interface Answered<Q> {
  request: UnderWay<Q>;
  answer: Answer;
}

/**
 * Asks an implementation one question after the other, many of them under way at a time, and keeps going whatever it does.
 *
 * When it crashes, hangs or talks nonsense while several requests are under way, nobody knows which of them did it. Then it
 * is started again and those requests are put to it one at a time: the one that fails alone is the culprit.
 *
 * It may also have been a request that is answered already: a process can answer and then fall over. So the answers that came
 * last are held back until others show that the implementation lives. If it does not, they are asked again too; and if of two
 * that are asked alone the later one is answered by a fresh process, the earlier one is the culprit, answer or not. (Not of a
 * hang: who answers does not hang, and another time limit would be a long time.)
 */
export class Conversation<Q extends Question> {
  hello!: Hello;
  private transport!: Transport;
  private waiting: Iterator<Q>;
  private exhausted = false;
  private readonly retries: UnderWay<Q>[] = [];
  private readonly underWay = new Map<number, UnderWay<Q>>();
  /** The answers that came last, together. */
  private held: Answered<Q>[] = [];
  /** One that was answered before the fault, while the request after it is asked again. */
  private accused: (Answered<Q> & { fault: Fault }) | undefined;
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
    const { transport, hello } = greet(this.launcher, this.options.helloTimeout, {
      lines: (lines) => this.received(lines),
      ended: (detail) => this.fault('crashed', detail),
    });
    this.transport = transport;
    return hello;
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
      this.lastAnswer();
    }
  }

  /** Everything is answered. What falls over now does so at once. */
  private lastAnswer(): void {
    if (this.held.length === 0) return this.finished();
    setTimeout(() => {
      if (this.underWay.size > 0 || this.retries.length > 0) return;
      this.provenAlive();
      this.finished();
    }, GRACE_MS);
  }

  private received(lines: string[]): void {
    this.idleTicks = 0;
    if (this.retries.length > 0 && lines.length > 1) {
      return this.fault('bad answer', `${lines.length} lines for one request, the first: ${oneLine(lines[0])}`);
    }
    for (const [index, line] of lines.entries()) {
      try {
        const { id, answer } = decodeResponse(line);
        const answered = this.underWay.get(id);
        if (!answered) throw new ProtocolError(`an answer to request ${id}, which is not open`);
        if (index === 0) this.provenAlive();
        this.release(answered);
        if ('fault' in answer) this.conclude(answered, answer);
        else this.held.push({ request: answered, answer });
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        return this.fault('bad answer', error.message);
      }
    }
    this.pump();
  }

  /** Whatever was answered before this has done no harm; and if its successor has just been asked again, the harm was its own. */
  private provenAlive(): void {
    const { held, accused } = this;
    this.held = [];
    this.accused = undefined;
    this.unblamed = 0;
    if (accused) this.conclude(accused.request, accused.fault);
    for (const { request, answer } of held) this.conclude(request, answer);
  }

  private release(request: UnderWay<Q>): void {
    this.underWay.delete(request.id);
    this.characters -= request.line.length;
    if (this.retries[0] === request) this.retries.shift();
  }

  private conclude({ question }: UnderWay<Q>, answer: Answer | Fault): void {
    try {
      this.onAnswer(question, answer);
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
    if (suspects.length === 0 && this.exhausted && this.retries.length === 0 && this.held.length === 0) return;
    if (suspects.length === 0 && ++this.unblamed > STARTS_IN_A_ROW) {
      this.finished(new ImplementationError(`the implementation fails before it is asked anything: ${oneLine(detail)}`));
      return;
    }
    this.blame(suspects, output === '' ? { fault, detail } : { fault, detail, output });
    this.launch().then(
      () => {
        if (this.stopped) return this.transport.stop();
        this.idleTicks = 0;
        this.pump();
      },
      (error: unknown) => this.finished(isNativeError(error) ? error : new Error(String(error))),
    );
  }

  /** Finds out who did it, as far as that is known, and what has to be asked again. */
  private blame(suspects: UnderWay<Q>[], fault: Fault): void {
    if (fault.fault === 'timed out' && this.held.length > 0) this.provenAlive();
    const { held, accused } = this;
    this.held = [];
    if (suspects.length === 0 && held.length === 1) {
      this.conclude(held[0].request, fault);
    } else if (this.retries.length === 0 && held.length > 0) {
      for (const { request } of held) this.characters += request.line.length;
      this.underWay.clear();
      this.retries.push(...held.map(({ request }) => request), ...suspects);
    } else if (held.length > 0) {
      this.underWay.clear();
      this.accused = { ...held[0], fault };
    } else if (suspects.length === 1) {
      if (accused) this.conclude(accused.request, accused.answer);
      this.accused = undefined;
      this.unblamed = 0;
      this.release(suspects[0]);
      this.conclude(suspects[0], fault);
    } else {
      this.underWay.clear();
      this.retries.push(...suspects);
    }
  }
}
