import { readFileSync } from 'node:fs';
import type { Answer, DescribeInput, FileOperand } from '../../conformance/contract/protocol.js';
import { facetValue, isFacetName } from '../facts/facts.js';
import { Image } from '../image/image.js';
import { notR2RError } from '../image/not-r2r.js';
import { openFile } from '../image/open.js';
import { FileSet } from '../image/surroundings.js';
import { answer } from './answer.js';

/** `image.describe`: a set of files, one of them selected -> the facets asked for of its facts view. */
export function imageDescribe({ files, select, facets }: DescribeInput): Answer {
  const selected = files.find(({ name }) => name === select);
  if (selected === undefined) return { unsupported: `no file of the request is named ${select}` };
  return answer(() => {
    const file = openFile(bytesOf(selected), selected.name);
    if (file.kind === 'not-r2r') throw notR2RError(file.reason, file.range);
    const image = new Image(file, new FileSet(files.map((operand) => ({ name: operand.name, bytes: () => bytesOf(operand) }))));
    return { accepted: Object.fromEntries(facets.filter(isFacetName).map((name) => [name, facetValue(image, name)])) };
  });
}

function bytesOf({ bytes, path }: FileOperand): Uint8Array {
  return bytes !== undefined ? new Uint8Array(Buffer.from(bytes, 'base64')) : readFileSync(path ?? '');
}
