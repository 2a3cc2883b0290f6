import { styleText } from 'node:util';
import { wantsColor } from '../../conformance/report/colors.js';

/** What a piece of text is; what it looks like is decided here alone. */
export interface Style {
  /** What a part of the output is about. */
  heading(text: string): string;
  /** What leads to something: tokens, numbers of cells and functions. */
  key(text: string): string;
  /** What few look at: addresses, bytes. */
  faint(text: string): string;
  bad(text: string): string;
  good(text: string): string;
}

const plain = (text: string): string => text;

export const PLAIN: Style = { heading: plain, key: plain, faint: plain, bad: plain, good: plain };

const painted = (colour: Parameters<typeof styleText>[0]) => (text: string) => styleText(colour, text, { validateStream: false });

const COLOURED: Style = {
  heading: painted('bold'),
  key: painted('cyan'),
  faint: painted('gray'),
  bad: painted('red'),
  good: painted('green'),
};

/** Colours for a terminal, unless NO_COLOR forbids them (no-color.org). */
export function styleFor(stream: { isTTY?: boolean }): Style {
  return wantsColor(stream) ? COLOURED : PLAIN;
}
