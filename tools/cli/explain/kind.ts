import { kindMembers } from '../suite/kind-members.js';
import type { Context, DecodeInput, Vector } from '../../../conformance/contract/protocol.js';
import { details, sameName, type Book, type Explanation } from './explanation.js';
import { pageOf } from '../suite/pages.js';
import { kindInput } from '../suite/kind-input.js';
import { vectorLines } from './vectors.js';

/** A kind of structure that `format.decode` knows. */
export function explainKind(book: Book, query: string): Explanation[] {
  return Object.entries(book.kinds).filter(([name]) => sameName(name, query)).map(([name, { title, topic, schema }]) => {
    const vectors = book.vectorsWith([`"kind":"${name}"`]).filter(({ input }) => (input as DecodeInput).kind === name);
    const area = book.spec.topics.find((each) => each.topic === topic)?.area;
    const { sized, context, example } = kindInput(vectors);
    return {
      is: 'kind',
      name,
      says: `${title}.`,
      details: details({
        topic,
        input: sized ? 'bytes, and size: how many of them are the structure itself, as a directory says; RVAs are offsets in all of them' : 'bytes',
        context: context.join(', '),
        value: kindMembers(schema),
        example: example && exampleLines(example),
        vectors: vectorLines(vectors),
        page: area === undefined ? undefined : pageOf({ area, topic }),
      }),
    };
  });
}

function exampleLines({ input, context, expect }: Vector): string[] {
  const { kind, bytes, size } = input as DecodeInput;
  const hex = Buffer.from(bytes, 'base64').toString('hex');
  const options = [
    ...(size === undefined || size * 2 === hex.length ? [] : [`--size=${size}`]),
    ...(context.formatVersion === undefined ? [] : [`--format-version=${context.formatVersion}`]),
    ...(context.machine === undefined ? [] : [`--machine=${context.machine}`]),
    ...(context.os === undefined ? [] : [`--os=${context.os}`]),
    ...contextOption(context),
  ];
  const command = `npx r2r decode ${[kind, hex, ...options].join(' ')}`;
  return command.length > COMMAND_LENGTH ? [] : [command, `gives ${shortened('value' in expect ? expect.value : undefined)}`];
}

/** What has no option of its own. */
function contextOption({ formatVersion: _, machine: __, os: ___, ...members }: Context): string[] {
  return Object.keys(members).length === 0 ? [] : [`--context='${JSON.stringify(members)}'`];
}

/** A longer command is of no use to anybody. */
const COMMAND_LENGTH = 400;
const VALUE_LENGTH = 300;

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= VALUE_LENGTH ? text : `${text.slice(0, VALUE_LENGTH)}...`;
}
