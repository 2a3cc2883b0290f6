import type { Answer } from '../../contract/protocol.js';

/** Refuses everything, as a whole. */
const no = (): Answer => ({ rejected: { phase: 'header', code: 'header.signature', range: [0, 2 ** 31] } });

export const operations = { 'format.decode': no, 'image.describe': no };
