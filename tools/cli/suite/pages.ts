import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageRoot } from '../../../conformance/contract/package-root.js';
import type { Topic } from '../../spec-machine/dialect.js';

/** The page of the docs about a topic, as a path from here; with an id, the place on it where that stands. */
export function pageOf({ area, topic }: Pick<Topic, 'area' | 'topic'>, id?: string): string | undefined {
  const file = join(packageRoot(), 'docs', area, `${topic}.md`);
  if (!existsSync(file)) return undefined;
  return `${relative(process.cwd(), file)}${id === undefined ? '' : `#${id.toLowerCase()}`}`;
}
