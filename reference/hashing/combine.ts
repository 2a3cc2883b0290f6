import { rotateLeft } from './rotate.js';

const PRIME_2 = 2246822519;
const PRIME_3 = 3266489917;
const PRIME_4 = 668265263;
const PRIME_5 = 374761393;
const INPUT_SIZE = 8;

/** Two words through the tail of xxHash32 with seed 0 (r2r-format 11.5); used by section 113. Unsigned 32 bits. */
export function combine2(first: number, second: number): number {
  let hash = (PRIME_5 + INPUT_SIZE) | 0;
  hash = addWord(hash, first);
  hash = addWord(hash, second);
  hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function addWord(hash: number, word: number): number {
  return Math.imul(rotateLeft((hash + Math.imul(word, PRIME_3)) | 0, 17), PRIME_4);
}
