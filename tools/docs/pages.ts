import type { Spec } from '../spec-machine/spec.js';
import type { GeneratedVector } from '../spec-machine/vectors.js';
import { errorsPage, fixupsPage, kindsPage, requirementsPage, sectionsPage, startPage, versionsPage } from './indexes.js';
import { primitivesPage, type PrimitiveEntries } from './primitives-page.js';
import { countVectors } from './rules.js';
import { Site } from './site.js';
import { topicPage } from './topic-page.js';
import { inputOf } from './vector-input.js';

/**
 * The pages of `docs/` that follow from the spec: file name relative to `docs/` -> content.
 *
 * @param primitives what `spec/primitives.json` says of them
 */
export function docsPages(spec: Spec, vectors: readonly GeneratedVector[], primitives: PrimitiveEntries): Map<string, string> {
  const site = new Site(spec);
  const counts = countVectors(vectors);
  const pages = new Map([
    ['README.md', startPage(site)], ['sections.md', sectionsPage(site)], ['fixup-kinds.md', fixupsPage(site)], ['errors.md', errorsPage(site)],
    ['requirements.md', requirementsPage(site, counts)], ['versions.md', versionsPage(site)], ['kinds.md', kindsPage(site)], ['primitives.md', primitivesPage(primitives)],
  ]);
  for (const topic of spec.topics) {
    const own = vectors.filter((vector) => Object.hasOwn(topic.kinds ?? {}, inputOf(vector).kind ?? ''));
    pages.set(site.pageOf(topic), topicPage(site, topic, own, counts));
  }
  return pages;
}
