import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { whyUnreadable } from '../problems.js';
import { json } from './context-options.js';

/** Standard input. */
const STDIN = 0;

/** The bytes that arguments name: hex digits with whatever stands between bytes, `@` and a file, or `-` for standard input. @throws InvalidArgumentError */
export function argumentBytes(words: readonly string[]): Buffer {
  if (words.length === 1 && words[0] === '-') return contentOf(STDIN);
  if (words.length === 1 && words[0].startsWith('@')) return contentOf(words[0].slice(1));
  const digits = words.join('').replace(/0x|[\s,:-]/gi, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) throw new InvalidArgumentError('Bytes are pairs of hex digits, @FILE, or - for standard input.');
  return Buffer.from(digits, 'hex');
}

/** The JSON that an argument is or, as `@` and a file or `-`, names. A word that is no JSON is a text. @throws InvalidArgumentError */
export function argumentJson(word: string): unknown {
  if (word === '-') return json(contentOf(STDIN).toString('utf8'));
  if (word.startsWith('@')) return json(contentOf(word.slice(1)).toString('utf8'));
  return /^[[{"\d-]|^(true|false|null)$/.test(word) ? json(word) : word;
}

function contentOf(file: string | number): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InvalidArgumentError(`${file === STDIN ? 'standard input' : file}: ${whyUnreadable(error)}`);
  }
}
