import { DebugInfoTable } from '../../debug-info/debug-info.js';
import type { R2RError } from '../../errors.js';
import { ExceptionInfo } from '../../image/exception-info.js';
import type { CodeLengths } from '../code/code-lengths.js';
import type { Claim, Rule } from '../rule.js';
import type { Verification } from '../verification.js';
import { clauseFlags } from './clause-flags.js';
import { clauseRanges } from './clause-ranges.js';
import { clauseTypes } from './clause-types.js';
import { debugBounds } from './debug-bounds.js';
import { debugMethods } from './debug-methods.js';
import { debugVariables } from './debug-variables.js';
import { exceptionMethods } from './exception-methods.js';
import { handlers } from './handlers.js';
import type { MethodClauses, MethodDebugInfo } from './subjects.js';

const EXCEPTION_RULES: readonly Rule<MethodClauses>[] = [exceptionMethods, clauseRanges, clauseFlags, clauseTypes, handlers];
const DEBUG_RULES: readonly Rule<MethodDebugInfo>[] = [debugMethods, debugBounds, debugVariables];

const EXCEPTION_INFO: Claim = { requirement: 'EHI-1', structure: 'exception-info' };
const DEBUG_INFO: Claim = { requirement: 'DBI-1', structure: 'debug-info' };
const BOUNDS: Claim = { requirement: 'BND-1', structure: 'debug-bounds' };
const VARIABLES: Claim = { requirement: 'DBV-1', structure: 'debug-variables' };

/** Sections 104 and 105: what stands there about the code of methods. */
export function verifyCodeTables(verification: Verification, lengths: CodeLengths): void {
  verifyExceptionInfo(verification, lengths);
  verifyDebugInfo(verification, lengths);
}

function verifyExceptionInfo(verification: Verification, lengths: CodeLengths): void {
  const { image } = verification;
  const info = verification.attempt(EXCEPTION_INFO, 'ExceptionInfo', () => {
    const section = image.section('ExceptionInfo');
    return section && new ExceptionInfo(image.context, section);
  });
  if (info === undefined) return;
  for (let index = 0; index < info.count; index++) {
    const path = `ExceptionInfo[${index}]`;
    const method = verification.attempt(EXCEPTION_INFO, path, () => info.read(index));
    if (method !== undefined) verification.apply(EXCEPTION_RULES, { method, code: lengths.at(method.methodRva) }, path);
  }
}

function verifyDebugInfo(verification: Verification, lengths: CodeLengths): void {
  const { image } = verification;
  const table = verification.attempt(DEBUG_INFO, 'DebugInfo', () => {
    const section = image.section('DebugInfo');
    return section && new DebugInfoTable(image.context, section);
  });
  if (table === undefined) return;
  for (let index = 0; index < table.array.count; index++) {
    const path = `DebugInfo[${index}]`;
    const info = verification.attempt(claimOfPart, path, () => table.read(index));
    if (info !== undefined) verification.apply(DEBUG_RULES, { index, info, codeLength: lengths.ofMethod(index) }, path);
  }
}

/** The parts of debug info are structures of their own. */
function claimOfPart({ path }: R2RError): Claim {
  return path.startsWith('Bounds') ? BOUNDS : path.startsWith('Variables') ? VARIABLES : DEBUG_INFO;
}
