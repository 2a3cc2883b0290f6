import { complain, EXIT } from './exit-codes.js';

let said = false;

/** Says in one line that an output cannot be written; once, however many pieces of it there are. */
export function cannotBeWritten(sentence: string): void {
  if (!said) complain(sentence, EXIT.impossible);
  said = true;
}

/**
 * Ends the process with a line when standard output cannot be written: on a full disk, or because nobody reads it any more.
 * What commander and the reports of a run write has no other way to notice.
 */
export function watchStandardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    cannotBeWritten(standardOutputSentence(error));
    process.exit();
  });
}

export function standardOutputSentence({ code, message }: NodeJS.ErrnoException): string {
  return `standard output cannot be written: ${code === 'EPIPE' ? 'nobody reads it any more' : message}`;
}
