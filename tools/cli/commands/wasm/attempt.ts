import { complain, EXIT } from '../../exit-codes.js';
import { isFileFault, whyUnreadable } from '../../problems.js';

/** What `read` gives; undefined if the file cannot be read, which is said in one line: damaged bytes are a finding. */
export function attempt<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    complain(`${path}: ${whyUnreadable(error)}`, isFileFault(error) ? EXIT.impossible : EXIT.findings);
    return undefined;
  }
}
