import { PERF_MAP_KEYS } from '../../perf-map/tokens.js';
import { hasUtf8, utf8BytesOf } from '../../io/text-writer.js';
import { perfMapKind } from '../kinds/perf-map.js';
import { noEncoding } from './encoding.js';
import { list, membersOf, text, unsigned, type Members } from './members.js';
import { structureEncoding } from './structure.js';

const KEY_DIGITS = 8;
const OTHER_DIGITS = 2;

/** Lines as crossgen2 writes them: addresses with eight digits, everything else with at least two. */
export const perfMapEncoding = structureEncoding(perfMapKind, 'record', (writer, value) => {
  const members = membersOf(value);
  const { SIGNATURE, VERSION, TARGET_OS, TARGET_ARCH, TARGET_ABI } = PERF_MAP_KEYS;
  const token = (key: number, name: string): string => line(key, 0, unsigned(members, name).toString(16));
  const lines = [
    line(SIGNATURE, 0, text(members, 'Signature')),
    token(VERSION, 'Version'),
    token(TARGET_OS, 'OS'),
    token(TARGET_ARCH, 'Architecture'),
    token(TARGET_ABI, 'ABI'),
    ...list(members, 'Methods', (method) => methodLine(membersOf(method))),
  ];
  writer.bytes(utf8BytesOf(lines.join('')));
});

function methodLine(method: Members): string {
  return line(unsigned(method, 'RVA'), unsigned(method, 'Length'), text(method, 'Name'));
}

function line(first: number, second: number, rest: string): string {
  if (!hasUtf8(rest) || rest.includes('\n')) throw noEncoding(rest, 'record');
  const digits = (number: number, count: number): string => number.toString(16).toUpperCase().padStart(count, '0');
  return `${digits(first, KEY_DIGITS)} ${digits(second, OTHER_DIGITS)} ${rest}\n`;
}
