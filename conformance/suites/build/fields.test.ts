import { openImage } from '../../../reference/image/image.js';
import { openFile } from '../../../reference/image/open.js';
import { committed } from '../committed-images.js';
import { effects, type Effect } from './fields.js';
import { plainModel } from './plain-model.js';

/** Small ones; npm run test:build takes every value of EVERY_STRUCTURE. */
const SAMPLE = ['10.0.14-linux-x64-bubble4/DevFacade.dll', '10.0.14-linux-x64-mini-composite/MiniApp.dll', '10.0.14-linux-riscv64-nomethods/CompC.dll'];

test.each(SAMPLE)('one in eight values of %s: a change changes its bytes and no others, or is refused', (path) => {
  const bytes = committed(`img/${path}`);
  const model = plainModel(openImage(openFile(bytes, path)));
  const wrong: string[] = [];
  const counts = new Map<Effect, number>();
  for (const { leaf, effect } of effects(model, bytes, new Set(), 8)) {
    counts.set(effect, (counts.get(effect) ?? 0) + 1);
    if (effect === 'unheeded' || effect === 'bytes of others') wrong.push(`${effect}: ${leaf.pointer}`);
  }
  expect(wrong).toEqual([]);
  expect(counts.get('its bytes')).toBeGreaterThan(5);
});
