import type { WorldItem } from '../world/items.js';
import { compareReaders } from './examine.js';

/** A worker process: an image comes as a message, what the comparison says goes back as one. */
process.on('message', (item: WorldItem) => {
  process.send?.(compareReaders(item));
});
