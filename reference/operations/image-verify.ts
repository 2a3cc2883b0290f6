import { readFileSync } from 'node:fs';
import type { Answer, FileOperand } from '../../conformance/contract/protocol.js';
import type { Verification, VerifyInput } from '../../conformance/contract/verification.js';
import { FileSet } from '../image/surroundings.js';
import { verifyFile } from '../verify/verify.js';

/** `image.verify`: a set of files, one of them selected -> what is not as the format demands. */
export function imageVerify({ files, select }: VerifyInput): Answer {
  const selected = files.find(({ name }) => name === select);
  if (selected === undefined) return { unsupported: `no file of the request is named ${select}` };
  const around = new FileSet(files.map((operand) => ({ name: operand.name, bytes: () => bytesOf(operand) })));
  const findings = verifyFile(bytesOf(selected), select, around).map(({ requirement, level, range, path, message }) => ({
    requirement,
    level,
    ...(range === undefined ? {} : { range: [range.start, range.end] as [number, number] }),
    path,
    message,
  }));
  const answer: Verification = { findings };
  return { accepted: answer };
}

function bytesOf({ bytes, path }: FileOperand): Uint8Array {
  return bytes !== undefined ? new Uint8Array(Buffer.from(bytes, 'base64')) : readFileSync(path ?? '');
}
