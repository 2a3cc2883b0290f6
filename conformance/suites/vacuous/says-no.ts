import type { Answer } from '../../contract/protocol.js';

/** Refuses everything, as a whole. */
const no = (): Answer => ({ rejected: { phase: 'header', code: 'header.signature', range: [0, 2 ** 31] } });

/** Nothing is read, so files need not be sent. */
export const takesPaths = true;
export const operations = { 'format.decode': no, 'format.encode': no, 'hash.compute': no, 'image.accept': no, 'image.describe': no, 'image.verify': no, 'image.encode': no, 'wasm.lower': no, 'wasm.raise': no, 'wasm.keys': no, 'program.run': no, 'thunks.run': no, 'wasm.thunk': no, 'entrypoint.run': no };
