import { accept } from './accept.js';
import { build } from './build.js';
import { decode } from './decode.js';
import { encode } from './encode.js';
import { read } from './read.js';
import { relayout } from './relayout.js';
import { rewrite } from './rewrite.js';
import type { Targets } from './target.js';
import { verify } from './verify.js';

export const TARGETS: Targets = { decode, encode, build, read, rewrite, relayout, accept, verify };
