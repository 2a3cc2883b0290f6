import type { Phase } from './io/ranges.js';

/**
 * Every error code and its phase. One entry a line, grouped by structure; `truncated` takes the phase of the structure
 * that is being read. The same list stands in the spec; a test compares the two.
 */
export const ERROR_CODES = {
  truncated: 'record',
  'limit.exceeded': 'record',

  'container.unknown': 'container',
  'rva.outside': 'section',

  'header.signature': 'header',
  'header.major-version': 'header',
  'header.section-count': 'header',
  'directory.section-outside': 'directory',
  'directory.duplicate-section': 'directory',
} as const satisfies Record<string, Phase>;

export type ErrorCode = keyof typeof ERROR_CODES;
