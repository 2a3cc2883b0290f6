import { readPgoInteger } from '../../image/pgo-integers.js';
import { PgoInstrumentation } from '../../image/pgo-instrumentation.js';
import { readPgoSchema, type PgoElement, type PgoHandle } from '../../image/pgo-schema.js';
import { ByteCursor } from '../../io/cursor.js';
import { hashtableValue } from './hashtable-value.js';
import type { Kind } from './kind.js';
import { methodValue } from './method-signatures.js';
import { wholeSection } from './section-kind.js';
import { signatureContextOf } from './signature-kind.js';

export const pgoIntegerKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  return { value: String(readPgoInteger(cursor)), end: cursor.offset };
};

export const pgoSchemaKind: Kind = ({ context }) => {
  const cursor = new ByteCursor(context.space.bytes, 0);
  return { value: readPgoSchema(cursor).map(elementValue), end: cursor.offset };
};

export const pgoInstrumentationKind: Kind = (input) => {
  const profiles = new PgoInstrumentation(input.context, wholeSection(input), signatureContextOf(input));
  return {
    value: hashtableValue(profiles.table, profiles.entries(), (entry) => ({
      Method: methodValue(entry.method),
      Version: entry.version,
      Data: profiles.schema(entry).map(elementValue),
    })),
  };
};

function elementValue({ ilOffset, type, count, other, values }: PgoElement): object {
  return { ILOffset: ilOffset, Type: type, Count: count, Other: other, Values: Array.from<bigint | PgoHandle, unknown>(values, valueOf) };
}

function valueOf(value: bigint | PgoHandle): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value.kind === 'null') return { Kind: 'null' };
  if (value.kind === 'unknown') return { Kind: 'unknown', Id: String(value.id) };
  return { Kind: 'cell', ImportSection: value.importSection, Cell: String(value.cell) };
}
