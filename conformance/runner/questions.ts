import type { Hello } from '../contract/protocol.js';
import type { CorpusVector } from './corpus.js';
import { Operands } from './operands.js';
import { outOfScope } from './scope.js';
import type { Verdicts } from './verdicts.js';

export interface Asked {
  vector: CorpusVector;
  /** False for a twin that only stands by. */
  reported: boolean;
}

export interface Question {
  /** Vectors side by side that ask the same, and expect it in other words: one answer serves all. */
  asked: [Asked, ...Asked[]];
  operation: CorpusVector['operation'];
  request(hello: Hello): { input: unknown; context: object };
}

/** The questions that have to be put; what need not be asked gets its verdict on the way. */
export function* questions(all: Asked[], hello: Hello, verdicts: Verdicts): Generator<Question> {
  const operands = new Operands();
  let last: { key: string; question: Question } | undefined;
  for (const asked of all) {
    const { vector } = asked;
    const missing = operands.missing(vector);
    if (missing !== undefined) {
      verdicts.notAsked(asked, { verdict: 'leftOut', reason: missing });
      continue;
    }
    const scope = outOfScope(vector, hello) ?? operands.tooLarge(vector, hello);
    if (scope !== undefined) {
      verdicts.notAsked(asked, { verdict: 'unsupported', reason: scope });
      continue;
    }
    const { operation, context } = vector;
    const key = JSON.stringify([operation, vector.input, context]);
    if (key === last?.key) {
      last.question.asked.push(asked);
      continue;
    }
    if (last) yield last.question;
    last = { key, question: { asked: [asked], operation, request: () => ({ input: operands.input(vector, hello), context }) } };
  }
  if (last) yield last.question;
}
