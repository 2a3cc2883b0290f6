import { readMethodGcInfo } from '../../gc-info/method-gc-info.js';
import type { Machine } from '../../image/target.js';
import type { RuntimeFunction, RuntimeFunctions } from '../../image/runtime-functions.js';
import { WorkBudget } from '../../io/work-budget.js';
import { functionLength } from '../../unwind/function-length.js';
import { readUnwindData, type UnwindData } from '../../unwind/unwind-data.js';
import { Disjoint } from '../disjoint.js';
import type { Claim, Rule } from '../rule.js';
import type { Verification } from '../verification.js';
import { chainedEntries } from './chained-entries.js';
import { closingWord } from './closing-word.js';
import { codeLength } from './code-length.js';
import { CodeLengths } from './code-lengths.js';
import { epilogScopes } from './epilog-scopes.js';
import { executableCode } from './executable-code.js';
import { functionEnd } from './function-end.js';
import { hotAndCold } from './hot-and-cold.js';
import { interruptibleRanges } from './interruptible-ranges.js';
import { ownedFunctions } from './owned-functions.js';
import { safePoints } from './safe-points.js';
import type { FunctionCode, MethodCode } from './subjects.js';
import { transitions } from './transitions.js';
import { unwindCodes } from './unwind-codes.js';
import { x86Code } from './x86-code.js';

const TABLE_RULES: readonly Rule<RuntimeFunctions>[] = [closingWord, ownedFunctions, hotAndCold];
const FUNCTION_RULES: readonly Rule<FunctionCode>[] = [executableCode, functionEnd, unwindCodes, epilogScopes, chainedEntries];
const METHOD_RULES: readonly Rule<MethodCode>[] = [codeLength, safePoints, interruptibleRanges, transitions, x86Code];

const FUNCTIONS: Claim = { requirement: 'RTF-1', structure: 'runtime-functions' };
const UNWIND: Claim = { requirement: 'RTF-9', structure: 'runtime-functions' };
/** No byte belongs to the unwind data and GC info of two functions, unless they share all of it (r2r-format 9.2). */
const BLOBS: Claim = { requirement: 'XREF-16', structure: 'runtime-functions' };
const EXTENTS: Claim = { requirement: 'ENTRY-1', structure: 'method-entry-element' };

/** The claim that unwind data can be read, by machine. */
function unwindClaim(machine: Machine): Claim {
  switch (machine) {
    case 'AMD64':
      return { requirement: 'UWA-1', structure: 'unwind-amd64' };
    case 'I386':
      return { requirement: 'UWX-1', structure: 'unwind-x86' };
    case 'WASM32':
      return { requirement: 'UWW-1', structure: 'unwind-wasm' };
    default:
      return { requirement: machine === 'ARMNT' ? 'UWM-1' : 'UWM-2', structure: 'unwind-arm' };
  }
}

/** Section 102, the unwind data of each function and the GC info of each method. @returns how long the code is, for other tables */
export function verifyCode(verification: Verification): CodeLengths {
  const { image } = verification;
  const functions = verification.attempt(FUNCTIONS, 'RuntimeFunctions', () => image.runtimeFunctions);
  const extents = verification.attempt(EXTENTS, '', () => image.functionExtents);
  const lengths = new CodeLengths(functions, extents);
  if (functions === undefined) return lengths;
  verification.apply(TABLE_RULES, functions, 'RuntimeFunctions');
  const blobs = new Disjoint(BLOBS, 'UnwindData', 'unwind data and GC info');
  const unwinds = unwindOfFunctions(verification, functions, lengths, blobs);
  verifyMethods(verification, functions, unwinds, extents?.entries ?? [], lengths, blobs);
  verification.reportDisjoint(blobs);
  return lengths;
}

function unwindOfFunctions(verification: Verification, functions: RuntimeFunctions, lengths: CodeLengths, blobs: Disjoint): (UnwindData | undefined)[] {
  const { context } = verification.image;
  const claim = unwindClaim(context.target.machine);
  const unwinds: (UnwindData | undefined)[] = [];
  for (const func of functions.entries()) {
    const path = pathOf(func);
    const unwind = verification.attempt(claim, path, () => readUnwindData(context, func));
    unwinds.push(unwind);
    const length = unwind && verification.attempt(UNWIND, path, () => functionLength(context, func, unwind));
    if (unwind === undefined || length === undefined) continue;
    lengths.setFunction(func.index, length);
    blobs.add(unwind.range);
    verification.apply(FUNCTION_RULES, { func, unwind, length, functions }, path);
  }
  return unwinds;
}

function verifyMethods(
  verification: Verification,
  functions: RuntimeFunctions,
  unwinds: readonly (UnwindData | undefined)[],
  entries: Iterable<number>,
  lengths: CodeLengths,
  blobs: Disjoint,
): void {
  const { context } = verification.image;
  const budget = new WorkBudget(context.space.bytes.length);
  const claim: Claim = context.target.machine === 'I386' ? { requirement: 'X86-1', structure: 'gc-info-x86' } : { requirement: 'GC-2', structure: 'gc-info' };
  for (const index of entries) {
    const unwind = unwinds[index];
    if (unwind === undefined) continue;
    const func = functions.read(index);
    const path = `${pathOf(func)}.GcInfo`;
    const gcInfo = verification.attempt(claim, path, () => {
      const read = readMethodGcInfo(context, func, unwind);
      budget.spend(read.range);
      return read;
    });
    if (gcInfo === undefined) continue;
    blobs.add({ start: unwind.range.start, end: gcInfo.range.end });
    lengths.setMethod(index, gcInfo.kind === 'x86' ? gcInfo.codeLength : gcInfo.header.codeLength);
    verification.apply(METHOD_RULES, { func, gcInfo, length: lengths.sum(index) }, path);
  }
}

function pathOf({ index }: RuntimeFunction): string {
  return `RuntimeFunctions[${index}]`;
}
