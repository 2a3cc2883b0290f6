import { readManifestMvids } from '../../image/manifest-mvids.js';
import type { Kind } from './kind.js';
import { wholeSection } from './section-kind.js';

export const manifestMvidsKind: Kind = (input) => ({
  value: { Mvids: readManifestMvids(input.context, wholeSection(input)).map((mvid) => Buffer.from(mvid).toString('base64')) },
  end: input.size,
});
