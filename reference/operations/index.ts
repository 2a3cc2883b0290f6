import type { Implementation } from '../../conformance/contract/protocol.js';
import { entryPointRun } from './entrypoint-run.js';
import { formatDecode } from './format-decode.js';
import { formatEncode } from './format-encode.js';
import { hashCompute } from './hash-compute.js';
import { imageAccept } from './image-accept.js';
import { imageDescribe } from './image-describe.js';
import { imageEncode } from './image-encode.js';
import { wasmKeys } from './wasm-keys.js';
import { wasmLower } from './wasm-lower.js';
import { wasmRaise } from './wasm-raise.js';
import { thunksRun } from './thunks-run.js';
import { imageVerify } from './image-verify.js';
import { wasmThunk } from './wasm-thunk.js';

export const name: Implementation['name'] = 'reference';
export const language: Implementation['language'] = 'TypeScript';
export const takesPaths: Implementation['takesPaths'] = true;

/** The operations of the contract that the reference answers. */
export const operations: Implementation['operations'] = {
  'entrypoint.run': entryPointRun,
  'format.decode': formatDecode,
  'format.encode': formatEncode,
  'hash.compute': hashCompute,
  'image.accept': imageAccept,
  'image.describe': imageDescribe,
  'image.encode': imageEncode,
  'wasm.keys': wasmKeys,
  'wasm.lower': wasmLower,
  'wasm.raise': wasmRaise,
  'thunks.run': thunksRun,
  'wasm.thunk': wasmThunk,
  'image.verify': imageVerify,
};
