import type { Launcher } from '../contract/transport.js';
import { ImplementationError } from '../contract/load.js';
import type { Corpus } from '../runner/corpus.js';
import { note, type Finding } from './finding.js';
import { greet } from './greeting.js';
import { askMany } from './many-requests.js';
import { PATIENCE, type Patience } from './patience.js';
import { askReader } from './reader-requests.js';
import { askSingly } from './single-requests.js';

/**
 * A few dozen tiny requests that tell a wrong harness (hello, ids, flushing, shapes of answers) from a wrong reader behind it.
 * Hands out each finding as soon as it is made; ends early where going on would only repeat a fault of the harness.
 */
export async function* smoke(launcher: Launcher, corpus: Corpus, patience: Patience = PATIENCE): AsyncIterable<Finding> {
  const { finding, session, hello } = await greet(launcher, patience);
  yield finding;
  if (session === undefined || hello === undefined) return;
  let broken = false;
  try {
    for (const ask of [askSingly, askMany]) {
      for (const each of await ask(session, patience)) {
        broken ||= each.verdict === 'wrong';
        yield each;
      }
      if (broken) break;
    }
  } finally {
    session.stop();
  }
  if (broken) return yield note('the reader', 'it was not asked', 'Mend the harness first.');
  try {
    yield* await askReader(launcher, hello, corpus, patience);
  } catch (error) {
    if (!(error instanceof ImplementationError)) throw error;
    yield { name: 'the reader can be asked', about: 'harness', verdict: 'wrong', says: error.message, remedy: 'It has to survive requests that it cannot answer, and to start as often as needed.' };
  }
}
