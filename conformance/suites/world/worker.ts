import { examine, type Verdict } from './examine.js';
import type { WorldItem } from './items.js';

/** A worker process: a file comes as a message, its verdict goes back as one. */
process.on('message', (item: WorldItem) => {
  const verdict: Verdict = examine(item);
  process.send?.(verdict);
});
