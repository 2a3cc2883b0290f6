/** What one look at an implementation showed. */
export interface Finding {
  /** What was looked at: a sentence about behaviour. */
  name: string;
  /** Whose fault it is if it is not well: that of what speaks the protocol, or that of the reader behind it. */
  about: 'harness' | 'reader';
  verdict: 'ok' | 'wrong' | 'note';
  /** What was seen. */
  says?: string;
  /** What to do about it. */
  remedy?: string;
  /** The vector that showed it; running it alone says what was expected. */
  vector?: string;
}

export const ok = (name: string, says?: string): Finding => ({ name, about: 'harness', verdict: 'ok', ...(says === undefined ? {} : { says }) });
export const wrong = (name: string, says: string, remedy: string): Finding => ({ name, about: 'harness', verdict: 'wrong', says, remedy });
export const note = (name: string, says: string, remedy?: string): Finding => ({ name, about: 'harness', verdict: 'note', says, ...(remedy === undefined ? {} : { remedy }) });
