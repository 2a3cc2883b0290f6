import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExpectedRejection, FileOperand, Vector } from '../../conformance/contract/protocol.js';
import type { ImageKeys, ImageKeysInput } from '../../conformance/contract/wasm-keys.js';
import { imagesFolder } from '../../conformance/world/paths.js';

/** `conformance/images/wasm/keys.json`: what is in the image, and which keys it needs, all worked out by hand. */
interface Keys {
  image: { injected: string[] };
  vectors: KeysVector[];
}

interface KeysVector {
  id: string;
  references: string[];
  /** The image if left out. */
  select?: string;
  /** A named state of the rules. */
  rules?: string;
  host: string[];
  /** By key: the methods and cells that need it. */
  users?: Record<string, User[]>;
  missing?: string[];
  /** By error code: those whose keys cannot be told. */
  unknown?: Record<string, User[]>;
  rejection?: ExpectedRejection;
  /** What the rejection shows; of all others it is the rules of `REQUIREMENTS`. */
  requirements?: string[];
}

/** A method by its token or signature, or a cell. */
type User = string | [number, number];

const IMAGE = 'Keys.wasm';

/** Methods, calls, what is unmanaged, and the tables of the host. */
const REQUIREMENTS = ['WKY-13', 'WKY-14', 'WKY-15', 'WKY-16'];

/** The vectors of `wasm.keys` over an image. */
export function keysVectors(): Vector[] {
  const { image, vectors } = JSON.parse(readFileSync(join(imagesFolder, 'wasm', 'keys.json'), 'utf8')) as Keys;
  return vectors.map((each) => {
    const { id, references, select = IMAGE, rules, host, rejection, requirements = REQUIREMENTS } = each;
    const input: ImageKeysInput = { files: [operand(IMAGE, 'main'), ...references.map((name) => operand(name, 'reference'))], select, host };
    return {
      id: `keys.${id}`,
      requirements,
      operation: 'wasm.keys',
      input,
      context: { formatVersion: '18.6', machine: 'WASM32', os: 'Browser', ...(rules === undefined ? {} : { rules }) },
      expect: rejection === undefined ? { value: valueOf(each, image.injected) } : { rejection },
      ...(rejection === undefined ? {} : { twin: 'keys.whole' }),
      origin: 'literal',
    };
  });
}

function valueOf({ users = {}, missing = [], unknown = {} }: KeysVector, injected: string[]): ImageKeys {
  return {
    needed: Object.keys(users),
    missing,
    injected,
    users: Object.entries(users).map(([key, each]) => ({ key, methods: each.filter((user) => typeof user === 'string'), cells: each.filter((user) => typeof user !== 'string') })),
    unknown: Object.entries(unknown).flatMap(([code, each]) => each.map((user) => ({ code, ...(typeof user === 'string' ? { method: user } : { cell: user }) }))),
  };
}

function operand(name: string, role: FileOperand['role']): FileOperand {
  const path = `wasm/${name}`;
  return { name, role, path: `images/${path}`, sha256: createHash('sha256').update(readFileSync(join(imagesFolder, path))).digest('hex') };
}
