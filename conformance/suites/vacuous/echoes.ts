import type { Answer } from '../../contract/protocol.js';

/** Gives back what it was given, in each place where a value may be looked for. */
const echo = (input: object): Answer => ({ accepted: { value: input, ...input } });

/** Nothing is read, so files need not be sent. */
export const takesPaths = true;
export const operations = { 'format.decode': echo, 'format.encode': echo, 'hash.compute': echo, 'image.accept': echo, 'image.describe': echo, 'image.verify': echo, 'image.encode': echo, 'wasm.lower': echo, 'wasm.raise': echo, 'wasm.keys': echo, 'program.run': echo, 'thunks.run': echo, 'wasm.thunk': echo, 'entrypoint.run': echo };
