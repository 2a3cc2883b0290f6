import { readFileSync } from 'node:fs';
import type { AcceptInput } from '../../conformance/contract/acceptance.js';
import type { Answer, FileOperand } from '../../conformance/contract/protocol.js';
import type { NamedFile } from '../image/surroundings.js';
import { accept } from '../runtime/acceptance/accept.js';
import { runtimeOf } from '../runtime/acceptance/runtimes.js';

/** `image.accept`: a set of files, one of them selected, and a runtime -> what that runtime does with it. */
export function imageAccept({ files, select, runtime }: AcceptInput): Answer {
  const named = files.map(namedFile);
  const selected = named.find(({ name }) => name === select);
  if (selected === undefined) return { unsupported: `no file of the request is named ${select}` };
  const absent = runtime.before?.find((name) => !named.some((file) => file.name === name));
  if (absent !== undefined) return { unsupported: `no file of the request is named ${absent}` };
  if (runtimeOf(runtime) === undefined) return { unsupported: `it is not known which versions .NET ${runtime.version} accepts` };
  return { accepted: accept(selected, named, runtime) };
}

function namedFile({ name, bytes, path }: FileOperand): NamedFile {
  return { name, bytes: () => (bytes !== undefined ? new Uint8Array(Buffer.from(bytes, 'base64')) : readFileSync(path ?? '')) };
}
