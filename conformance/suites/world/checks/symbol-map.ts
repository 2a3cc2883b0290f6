import { functionLength } from '../method-bodies.js';
import type { Check, Subject } from '../subject.js';
import type { MapNode } from '../symbol-map.js';

/** The methods, fixup signatures and import thunks are those of the compiler's own map: same RVAs, same lengths, none more or less. */
export const symbolMap: Check = {
  name: 'symbol map',
  *run(subject: Subject): Iterable<string> {
    const { map } = subject;
    if (map === undefined) return;
    const methods = map.filter(({ type }) => type === 'MethodWithGCInfo');
    const signatures = map.filter(isSignature);
    // On arm64 read-only data of a method, such as jump tables, stands behind its code (r2r-format 3.1).
    yield* compare('method', methods, methodLengths(subject), subject.image.target.machine === 'ARM64');
    yield* compare('signature', signatures, signatureLengths(subject), false);
    subject.looked('methods of maps', methods.length);
    subject.looked('signatures of maps', signatures.length);
    yield* thunksAreCovered(subject, map.filter(({ type }) => type === 'ImportThunk'));
  },
};

/** A node for each fixup signature: MethodFixupSignature, TypeFixupSignature, StringImportSignature, ... */
function isSignature({ type }: MapNode): boolean {
  return type.endsWith('Signature');
}

function* compare(what: string, nodes: MapNode[], ours: Map<number, number>, mayBeLonger: boolean): Iterable<string> {
  for (const { rva, length, symbol } of nodes) {
    const found = ours.get(rva);
    if (found === undefined) yield `no ${what} at ${rva}, where the map has ${symbol}`;
    else if (found !== length && !(mayBeLonger && found < length)) yield `the ${what} at ${rva} has ${found} bytes, in the map ${length}: ${symbol}`;
  }
  const theirs = new Set(nodes.map(({ rva }) => rva));
  for (const rva of ours.keys()) if (!theirs.has(rva)) yield `a ${what} at ${rva}, where the map has none`;
}

/** By RVA without the Thumb bit: the hot part, main body and funclets with what lies between them. */
function methodLengths({ image, bodies }: Subject): Map<number, number> {
  const functions = image.runtimeFunctions;
  const lengths = new Map<number, number>();
  if (functions === undefined) return lengths;
  for (const { index, count, start } of bodies) {
    const last = index + count - 1;
    lengths.set(start, functions.codeStart(last) + functionLength(image, functions.read(last)) - start);
  }
  return lengths;
}

function signatureLengths({ importSections }: Subject): Map<number, number> {
  const cells = importSections.flatMap(({ entries }) => entries);
  return new Map(cells.map(({ signatureRva, signatureHex }) => [signatureRva, signatureHex.length / 2]));
}

function* thunksAreCovered({ image }: Subject, thunks: MapNode[]): Iterable<string> {
  const section = image.section('DelayLoadMethodCallThunks');
  for (const { rva, length, symbol } of thunks) {
    if (section === undefined || rva < section.rva || rva + length > section.rva + section.size) yield `the thunk ${symbol} lies outside section 106`;
  }
}
