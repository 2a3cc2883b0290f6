import { nearest } from '../../../conformance/runner/nearest.js';
import { requirementsOf } from '../suite/spec-files.js';
import { constantNames, explainConstant } from './constant.js';
import { explainErrorCode } from './error-code.js';
import type { Book, Explanation } from './explanation.js';
import { explainKind } from './kind.js';
import { explainOperation, OPERATIONS } from './operation.js';
import { explainDefinition, explainTopic, explainVersion } from './place.js';
import { explainRequirement } from './requirement.js';
import { explainVector } from './vector.js';

/** Everything in the suite that bears a name or number. */
export function explain(book: Book, query: string): Explanation[] {
  return [
    ...explainRequirement(book, query),
    ...explainErrorCode(book, query),
    ...explainKind(book, query),
    ...explainOperation(query),
    ...explainVersion(book, query),
    ...explainTopic(book, query),
    ...explainDefinition(book, query),
    ...explainConstant(book, query),
    ...explainVector(book, query),
  ];
}

/** Names that look like what was asked for. */
export function suggestions(book: Book, query: string): string[] {
  const { topics, errors, versions } = book.spec;
  const names = [
    ...requirementsOf(book.spec).map(({ id }) => id),
    ...errors.map(({ code }) => code),
    ...versions.map(({ version }) => version),
    ...topics.flatMap(({ topic, definitions = {} }) => [topic, ...Object.keys(definitions)]),
    ...Object.keys(book.kinds),
    ...OPERATIONS,
    ...constantNames(book),
  ];
  const found = nearest(query, names);
  return found.length > 0 || query.length < 4 ? found : nearest(query, vectorIds(book, query));
}

/** Of vectors only those that begin alike: there are tens of thousands. */
function vectorIds(book: Book, query: string): string[] {
  const [first] = query.split('.');
  return book.vectorsWith([`"id":"${first}.`]).map(({ id }) => id);
}
