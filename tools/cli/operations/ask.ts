import { ImplementationError, launcherFor } from '../../../conformance/contract/load.js';
import type { Answer, Context, Fault, Hello, OperationName } from '../../../conformance/contract/protocol.js';
import { Conversation } from '../../../conformance/runner/conversation.js';
import { complain, EXIT } from '../exit-codes.js';

/** One request to an implementation. */
export interface Asked {
  operation: OperationName;
  input: unknown;
  context: Context;
}

export interface Answered {
  hello: Hello;
  answers: (Answer | Fault)[];
}

/** Milliseconds for each answer. */
const TIMEOUT = 10_000;

/**
 * Starts an implementation, puts the questions and ends it. Says why and gives undefined if it cannot be started.
 * @param impl as `--impl` names it; undefined for the reference
 */
export async function ask(impl: string | undefined, questions: readonly Asked[]): Promise<Answered | undefined> {
  const answers = new Map<number, Answer | Fault>();
  try {
    const conversation = await Conversation.start<Numbered>(launcherFor(impl, process.cwd()), { timeout: TIMEOUT }, ({ number }, answer) => answers.set(number, answer));
    try {
      await conversation.ask(questions.map(({ operation, input, context }, number) => ({ number, operation, request: () => ({ input, context }) })));
    } finally {
      conversation.stop();
    }
    return { hello: conversation.hello, answers: questions.map((_, number) => answers.get(number) ?? { unsupported: 'no answer' }) };
  } catch (error) {
    if (!(error instanceof ImplementationError)) throw error;
    complain(error.message, EXIT.impossible);
    return undefined;
  }
}

interface Numbered {
  number: number;
  operation: OperationName;
  request(): { input: unknown; context: Context };
}
