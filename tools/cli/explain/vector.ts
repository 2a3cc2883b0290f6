import type { DecodeInput, ExpectedRejection, Vector } from '../../../conformance/contract/protocol.js';
import { hexView } from '../../../conformance/report/hex-view.js';
import { requirementsOf } from '../suite/spec-files.js';
import { details, type Book, type Explanation } from './explanation.js';

const VALUE_LENGTH = 600;

/** A vector by its id. */
export function explainVector(book: Book, query: string): Explanation[] {
  if (!query.includes('.')) return [];
  return book.vectorsWith([`"id":"${query}"`]).filter(({ id }) => id === query).map((vector) => explain(book, vector));
}

function explain(book: Book, vector: Vector): Explanation {
  const { id, operation, input, context, expect, twin, origin, informative, requirements } = vector;
  const says = new Map(requirementsOf(book.spec).map((requirement) => [requirement.id, requirement.says]));
  const { kind, bytes } = input as Partial<DecodeInput>;
  const range = 'rejection' in expect ? expect.rejection.range : undefined;
  return {
    is: 'vector',
    name: id,
    says: requirements.map((requirement) => says.get(requirement) ?? requirement).join(' '),
    details: details({
      requirements: requirements.map((requirement) => `${requirement}  ${says.get(requirement) ?? ''}`),
      operation: kind === undefined ? operation : `${operation} ${kind}`,
      context: JSON.stringify(context),
      input: bytes === undefined ? shortened(JSON.stringify(input)) : hexOf(bytes, range),
      expected: 'rejection' in expect ? rejectionText(expect.rejection) : shortened(JSON.stringify(expect)),
      twin: twin === undefined ? undefined : `${twin}, the valid input that it was made from`,
      origin: origin === 'literal' ? 'literal: from a document, or cut from a real image' : 'derived by the spec machine',
      informative: informative ? 'yes: it rests on unverified requirements alone, and never fails' : undefined,
      repeat: `npx r2r test --impl=... --only=${id}`,
    }),
  };
}

function rejectionText({ phase, codes, range }: ExpectedRejection): string {
  const where = range === undefined ? '' : `, bytes ${range.join(' to ')}`;
  return `rejected in phase ${phase} with ${codes.join(' or ')}${where}`;
}

function hexOf(base64: string, range: [number, number] | undefined): string[] {
  const bytes = Buffer.from(base64, 'base64');
  return hexView({ offset: 0, length: bytes.length, hex: bytes.toString('hex') }, range);
}

function shortened(text: string): string {
  return text.length <= VALUE_LENGTH ? text : `${text.slice(0, VALUE_LENGTH)}...`;
}
