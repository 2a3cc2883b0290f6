import { readFileSync } from 'node:fs';
import type { Answer, FileOperand } from '../../conformance/contract/protocol.js';
import type { ImageKeys as AnsweredKeys, ImageKeysInput } from '../../conformance/contract/wasm-keys.js';
import { openImage } from '../image/image.js';
import { openFile } from '../image/open.js';
import { FileSet } from '../image/surroundings.js';
import { DefinedMethod, type CompiledMethod } from '../names/compiled-methods.js';
import { imageKeys, type CallCell, type ImageKeys, type UnknownKeys } from '../wasm/image-keys.js';
import type { WasmRules } from '../wasm/rule-sets.js';
import { answer } from './answer.js';

/** The part of `wasm.keys` that reads an image: a set of files, one of them selected -> its keys, with who needs them. */
export function keysOfFile({ files, select, host }: ImageKeysInput, rules: WasmRules): Answer {
  const selected = files.find(({ name }) => name === select);
  if (selected === undefined) return { unsupported: `no file of the request is named ${select}` };
  const around = new FileSet(files.map((operand) => ({ name: operand.name, bytes: () => bytesOf(operand) })));
  return answer(() => ({ accepted: answeredKeys(imageKeys(openImage(openFile(bytesOf(selected), select), around), new Set(host), rules)) }));
}

/** Keys as the contract has them: methods and cells by their numbers. */
export function answeredKeys({ injected, needed, missing, unknown }: ImageKeys): AnsweredKeys {
  return {
    needed: [...needed.keys()],
    missing: [...missing],
    injected: [...injected],
    users: [...needed].map(([key, { methods, cells }]) => ({ key, methods: methods.map(methodId).sort(), cells: cells.map(placeOf) })),
    unknown: unknown.map(unknownUser).sort(byMethod),
  };
}

type UnknownUser = AnsweredKeys['unknown'][number];

function unknownUser({ error: { code }, ...user }: UnknownKeys): UnknownUser {
  return 'method' in user ? { code, method: methodId(user.method) } : { code, cell: placeOf(user.cell) };
}

/** Methods in front of cells, which stay in their order. */
function byMethod(a: UnknownUser, b: UnknownUser): number {
  if ('method' in a && 'method' in b) return a.method < b.method ? -1 : 1;
  return Number('cell' in a) - Number('cell' in b);
}

function methodId(method: CompiledMethod): string {
  const component = method instanceof DefinedMethod ? method.module.component : undefined;
  return component === undefined ? method.id : `${component}/${method.id}`;
}

function placeOf({ importSection, cell }: CallCell): [number, number] {
  return [importSection, cell.index];
}

function bytesOf({ bytes, path }: FileOperand): Uint8Array {
  return bytes !== undefined ? new Uint8Array(Buffer.from(bytes, 'base64')) : readFileSync(path ?? '');
}
