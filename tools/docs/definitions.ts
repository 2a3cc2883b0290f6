import type { ConstantsDefinition, Definition, FunctionDefinition, Member, Row, TableDefinition, Topic } from '../spec-machine/dialect.js';
import type { MachineDefinition, Transition } from '../spec-machine/machine-dialect.js';
import { anchor, block, code, hexadecimal, paragraphs, table } from './markdown.js';
import { readable } from './readable.js';
import { appliesText, type Site } from './site.js';
import { structTable } from './struct.js';

/** The definitions of a topic, each under a heading of its name. */
export function definitions(site: Site, page: string, topic: Topic): string[] {
  return Object.entries(topic.definitions ?? {}).map(([name, definition]) =>
    paragraphs(`### ${name}`, definition.says ?? '', body(site, page, name, definition)));
}

function body(site: Site, page: string, name: string, definition: Definition): string {
  if ('struct' in definition) return structTable(site, page, name, definition);
  if ('enum' in definition) return members(definition.enum, 'Value', (value) => (value < 0 ? String(value) : `${value} (${hexadecimal(value)})`));
  if ('flags' in definition) return members(definition.flags, 'Bit', (value) => hexadecimal(value));
  if ('constants' in definition) return constants(definition);
  if ('rows' in definition) return table(['Row', ...definition.columns], definition.rows.map((row, index) => [String(index), ...row.map(String)]));
  if ('function' in definition) return functionBody(site, name, definition);
  return 'table' in definition ? decisionTable(site, definition) : stateMachine(site, definition);
}

function members(list: readonly Member[], heading: string, number: (value: number) => string): string {
  return table([heading, 'Name', 'Versions', 'Meaning'], list.map(({ name, value, applies, notes }) => [number(value), code(name), appliesText(applies), notes ?? '']));
}

function constants({ constants: entries }: ConstantsDefinition): string {
  const byMachine = Object.values(entries).filter((value) => typeof value !== 'number');
  const machines = [...new Set(byMachine.flatMap((value) => Object.keys(value)))];
  const plain = (value: number): string => (Math.abs(value) >= 256 ? `${value} (${hexadecimal(value)})` : String(value));
  return table(
    ['Name', byMachine.length < Object.keys(entries).length ? 'Value' : '', ...machines],
    Object.entries(entries).map(([name, value]) => (typeof value === 'number' ? [code(name), plain(value), ...machines.map(() => '')] : [code(name), '', ...machines.map((machine) => String(value[machine] ?? ''))])),
  );
}

function functionBody(site: Site, name: string, { params, function: text }: FunctionDefinition): string {
  return block(folded(`${name}(${params.join(', ')}) = ${readable(site.spec, text)}`));
}

/** Long expressions are broken in front of a word of theirs. */
export function folded(text: string, width = 110): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + word.length < width) lines[last] += ` ${word}`;
    else lines.push(last < 0 ? word : `    ${word}`);
  }
  return lines;
}

const literal = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function decisionTable(site: Site, { inputs, table: rows, ordered, impossible }: TableDefinition): string {
  const outputs = [...new Set(rows.flatMap((row) => Object.keys(row.then)))];
  const row = ({ id, when, then }: Row, index: number): string[] => [`${anchor(id)}${ordered ? `${index + 1}. ` : ''}${id}`, code(readable(site.spec, when)), ...outputs.map((output) => (output in then ? literal(then[output]) : ''))];
  return paragraphs(
    table(['Input', 'Meaning', 'Values'], Object.entries(inputs).map(([name, { says, values }]) => [code(name), says, values.map((value) => code(literal(value))).join(', ')])),
    ordered ? 'The first row whose condition holds decides.' : 'Exactly one row holds.',
    table(['Row', 'When', ...outputs], rows.map(row)),
    (impossible ?? []).map(({ when, because }) => `- Cannot be: ${code(readable(site.spec, when))}: ${because}.`).join('\n'),
  );
}

function stateMachine(site: Site, definition: MachineDefinition): string {
  const { machine, states, start, events, variables, excluded } = definition;
  const row = ({ id, from, event, if: guard, to, set, emits = [], answer, rejects, either }: Transition): string[] => [
    `${anchor(id)}${id}${either ? ' ²' : ''}`, from.join(', '), event, guard === undefined ? '' : code(readable(site.spec, guard)), to,
    Object.entries(set ?? {}).map(([name, text]) => code(`${name} := ${readable(site.spec, text)}`)).join(', '),
    [...emits.map((emitted) => Object.entries(emitted).map(([key, value]) => `${key} ${literal(value)}`).join(', ')), ...(answer === undefined ? [] : [code(readable(site.spec, answer))]), ...(rejects === undefined ? [] : [`rejected: ${rejects}`])].join('; '),
  ];
  return paragraphs(
    `States: ${states.map((state) => (state === start ? `**${state}** (at the start)` : `**${state}**`)).join(', ')}.`,
    table(['Event', 'Meaning'], Object.entries(events).map(([event, says]) => [event, says])),
    variables ? table(['Variable', 'Meaning', 'At the start'], Object.entries(variables).map(([name, { says, start: values }]) => [code(name), says, values.map(literal).join(' or ')])) : '',
    table(['Transition', 'From', 'Event', 'If', 'To', 'Then', 'Observed'], machine.map(row)),
    machine.some(({ either }) => either) ? '² The implementation may choose between the transitions that are marked so.' : '',
    (excluded ?? []).map(({ event, when, because }) => `- No ${event} while ${code(readable(site.spec, when))}: ${because}.`).join('\n'),
  );
}
