import type { Answer, Fault, Hello } from '../contract/protocol.js';
import type { Launcher } from '../contract/transport.js';
import { Conversation, type ConversationOptions, type Question } from './conversation.js';

/** With several at work, each holds no more: at the end nobody waits long for the last one. */
const SHARED_WINDOW = 64;

/** One or more conversations with as many copies of an implementation, which take their questions from one list. */
export class Conversations<Q extends Question> {
  private constructor(private readonly all: readonly Conversation<Q>[]) {}

  /** Starts the copies. Throws ImplementationError if one cannot be started. */
  static async start<Q extends Question>(
    launcher: Launcher,
    { jobs, ...options }: ConversationOptions & { jobs: number },
    onAnswer: (question: Q, answer: Answer | Fault) => void,
  ): Promise<Conversations<Q>> {
    const each = jobs === 1 ? options : { ...options, window: SHARED_WINDOW };
    const starts = await Promise.allSettled(Array.from({ length: jobs }, () => Conversation.start(launcher, each, onAnswer)));
    const started = new Conversations(starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : [])));
    const failed = starts.find((start) => start.status === 'rejected');
    if (failed === undefined) return started;
    started.stop();
    throw failed.reason;
  }

  /** What the first of them said. */
  get hello(): Hello {
    return this.all[0].hello;
  }

  /** Puts all questions; resolves when each has its answer, or on `stop`. Throws ImplementationError if one can no longer be started. */
  async ask(questions: Iterable<Q>): Promise<void> {
    const shared = questions[Symbol.iterator]();
    const list = { [Symbol.iterator]: () => shared };
    await Promise.all(this.all.map(async (conversation) => conversation.ask(list)));
  }

  stop(): void {
    for (const conversation of this.all) conversation.stop();
  }
}
