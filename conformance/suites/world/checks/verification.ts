import { verifyImage } from '../../../../reference/verify/verify.js';
import type { Check, Subject } from '../subject.js';

/** What r2r verify demands of every image: nothing above the informative level is found in a real one. */
export const verification: Check = {
  name: 'verification',
  *run(subject: Subject): Iterable<string> {
    const { findings, asked } = verifyImage(subject.image);
    for (const { requirement, level, path, message } of findings) if (level !== 'info') yield `${requirement} ${path}: ${message}`;
    for (const [requirement, count] of asked) subject.looked(`asked of ${requirement}`, count);
  },
};
