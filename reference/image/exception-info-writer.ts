import { ByteWriter } from '../io/byte-writer.js';
import type { Rva } from '../io/addresses.js';
import { CLOSING_METHOD_RVA, type ExceptionClause } from './exception-info.js';

/** Writes the lookup table of section 104. @param methods by ascending method RVA @param clausesEnd RVA behind the last clause */
export function writeExceptionLookup(methods: readonly { readonly methodRva: Rva; readonly clausesRva: Rva }[], clausesEnd: Rva): Uint8Array {
  const writer = new ByteWriter();
  for (const { methodRva, clausesRva } of methods) {
    writer.u32(methodRva);
    writer.u32(clausesRva);
  }
  writer.u32(CLOSING_METHOD_RVA);
  writer.u32(clausesEnd);
  return writer.toBytes();
}

/** Writes the clauses of one method. */
export function writeExceptionClauses(clauses: readonly Omit<ExceptionClause, 'range'>[]): Uint8Array {
  const writer = new ByteWriter();
  for (const { flags, tryBegin, tryEnd, handlerBegin, handlerEnd, classTokenOrFilter } of clauses) {
    for (const field of [flags, tryBegin, tryEnd, handlerBegin, handlerEnd, classTokenOrFilter]) writer.u32(field);
  }
  return writer.toBytes();
}
