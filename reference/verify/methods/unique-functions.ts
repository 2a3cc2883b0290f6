import type { EntryPoint } from '../../image/entry-point.js';
import type { Image } from '../../image/image.js';
import { has } from '../../image/versions.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';

/** Every method has code of its own (r2r-format 8.2); the compiler up to 3.1 let P/Invoke stubs share it. */
export const uniqueFunctions: Rule<Image> = {
  requirement: 'XREF-4',
  structure: 'method-entry-element',
  *check(image): Iterable<Fault> {
    if (!has(image.version, 'crossgen2')) return;
    const seen = new Set<number>();
    for (const { runtimeFunctionIndex, range } of entryPoints(image)) {
      if (seen.has(runtimeFunctionIndex)) yield { range, message: `function ${runtimeFunctionIndex} is the code of another method too` };
      seen.add(runtimeFunctionIndex);
    }
  },
};

function* entryPoints(image: Image): Iterable<EntryPoint> {
  for (const module of image.modules) yield* module.methodEntryPoints?.entries() ?? [];
  yield* image.instanceEntryPoints?.entries() ?? [];
}
