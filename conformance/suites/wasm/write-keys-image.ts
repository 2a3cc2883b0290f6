import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedImage, KEYS_FOLDER } from './keys-image.js';

/** Writes the image of conformance/images/wasm again. */
writeFileSync(join(KEYS_FOLDER, 'Keys.wasm'), describedImage());
