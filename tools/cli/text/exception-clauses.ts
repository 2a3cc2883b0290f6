import { EXCEPTION_CLAUSE_FLAGS as FLAGS } from '../../../reference/image/exception-clause-flags.js';
import type { ExceptionClause } from '../../../reference/image/exception-info.js';
import { ridOf, token, tokenText } from '../../../reference/metadata/tokens.js';
import type { ModuleResolver } from '../../../reference/names/modules.js';
import { unlessUnreadable } from '../../../reference/names/token-text.js';
import { codeOffset } from './numbers.js';

/**
 * `try +0x21..+0x4d  catch System.Exception  +0xaf..+0xeb`
 * @param module the module that the class token belongs to, if it is known
 */
export function clauseText(clause: ExceptionClause, module: number | undefined, modules: ModuleResolver): string {
  const { flags, tryBegin, tryEnd, handlerBegin, handlerEnd } = clause;
  const remarks = [
    (flags & FLAGS.DUPLICATED) !== 0 ? '  duplicated' : '',
    (flags & FLAGS.SAMETRY) !== 0 ? '  same try as before' : '',
  ].join('');
  return `try ${codeOffset(tryBegin)}..${codeOffset(tryEnd)}  ${kindText(clause, module, modules)}  ${codeOffset(handlerBegin)}..${codeOffset(handlerEnd)}${remarks}`;
}

function kindText({ flags, classTokenOrFilter }: ExceptionClause, module: number | undefined, modules: ModuleResolver): string {
  if ((flags & FLAGS.FILTER) !== 0) return `filter ${codeOffset(classTokenOrFilter)}, handler`;
  if ((flags & FLAGS.FINALLY) !== 0) return 'finally';
  if ((flags & FLAGS.FAULT) !== 0) return 'fault';
  if ((flags & FLAGS.R2R_SYSTEM_EXCEPTION) !== 0) return 'catch System.Exception';
  const type = token(classTokenOrFilter);
  if (ridOf(type) === 0) return 'catch all';
  const name = module === undefined ? undefined : unlessUnreadable(() => modules.names(module)?.type(type));
  return `catch ${name ?? tokenText(type)}`;
}
