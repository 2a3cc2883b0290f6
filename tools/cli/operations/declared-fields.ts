import { specFolder } from '../suite/spec-files.js';
import { Decoder } from '../../spec-machine/decode.js';
import type { VectorContext } from '../../spec-machine/dialect.js';
import { NoAnswer, Rejection } from '../../spec-machine/rejection.js';
import { loadSpec, type Spec } from '../../spec-machine/spec.js';

/** A stored field and where it stands, in bits of the input. */
export interface DeclaredField {
  path: string;
  value: string;
  start: number;
  end: number;
}

/** How the spec reads the input. */
export interface Declared {
  fields: DeclaredField[];
  value?: unknown;
  rejection?: { code: string; range: [number, number]; path: string; requirement?: string };
}

/** The fields of a structure in the order of the bytes, as the spec lays them out; undefined where the context leaves something open. */
export function declaredFields(kindName: string, bytes: Uint8Array, size: number | undefined, context: VectorContext): Declared | undefined {
  const spec = loadSpec(specFolder());
  const kind = spec.kinds.get(kindName);
  if (kind === undefined) return undefined;
  try {
    const { traces, json } = new Decoder(spec, context, bytes, size).decode(kind.type, kind.phase);
    const fields = traces.map(({ path, value, start, end }) => ({ path, value: valueText(value), start, end }));
    return { fields: fields.sort((a, b) => a.start - b.start || a.end - b.end), value: json };
  } catch (error) {
    if (error instanceof NoAnswer) return undefined;
    if (!(error instanceof Rejection)) throw error;
    const { code, range, path } = error;
    const violated = 'requirement' in error && typeof error.requirement === 'string' ? error.requirement : requirementFor(spec, kind.topic.topic, code);
    return { fields: [], rejection: { code, range, path, ...(violated === undefined ? {} : { requirement: violated }) } };
  }
}

/** A value that cannot be read at all breaks the requirement that its error code belongs to, if that is in the same topic. */
function requirementFor(spec: Spec, topic: string, code: string): string | undefined {
  return [...spec.requirements.values()].find(({ topic: its, error, covers }) => its.topic === topic && (error === code || covers?.includes(`error:${code}`)))?.id;
}

function valueText(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === 'object' && value !== null && 'value' in value) return valueText(value.value);
  return String(value);
}
