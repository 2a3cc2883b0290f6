import { writeComponentAssemblies } from '../../image/component-assemblies-writer.js';
import { writeExceptionClauses, writeExceptionLookup } from '../../image/exception-info-writer.js';
import type { ExceptionClause } from '../../image/exception-info.js';
import { writeImportSections, writeSignatureRvas, type NewImportSection } from '../../image/import-sections-writer.js';
import { writeInliningInfo } from '../../image/inlining-info-writer.js';
import { writeRuntimeFunctions } from '../../image/runtime-functions-writer.js';
import { rva } from '../../io/addresses.js';
import { hasUtf8, utf8BytesOf } from '../../io/text-writer.js';
import { compilerIdentifierKind } from '../kinds/compiler-identifier.js';
import { componentAssembliesKind } from '../kinds/component-assemblies.js';
import { exceptionInfoKind } from '../kinds/exception-info.js';
import { givenNumber } from '../kinds/given.js';
import { importSectionsKind } from '../kinds/import-sections.js';
import { inliningInfoKind } from '../kinds/inlining-info.js';
import { runtimeFunctionsKind } from '../kinds/runtime-functions.js';
import { noEncoding } from './encoding.js';
import { bits, list, membersOf, optional, sumNumber, textOf, unsigned, unsignedNumber } from './members.js';
import { fillUpTo, putAt } from './placed.js';
import { structureEncoding } from './structure.js';

/* Sections that are tables, with what their rows point to: flat bytes, in which an RVA is an offset. */

/** A NUL at the end is taken for the one that the old compiler wrote. */
export const compilerIdentifierEncoding = structureEncoding(compilerIdentifierKind, 'record', (writer, value) => {
  const name = textOf(value);
  if (!hasUtf8(name)) throw noEncoding(name, 'record');
  writer.bytes(utf8BytesOf(name.endsWith('\0') ? `${name}\0` : name));
});

export const inliningInfoEncoding = structureEncoding(inliningInfoKind, 'record', (writer, value) =>
  writer.bytes(
    writeInliningInfo(
      list(membersOf(value), 'Records', (item) => {
        const record = membersOf(item);
        return { inlineeRid: unsigned(record, 'InlineeRid'), inlinerRids: list(record, 'InlinerRids', sumNumber) };
      }),
    ),
  ),
);

export const componentAssembliesEncoding = structureEncoding(componentAssembliesKind, 'record', (writer, value) => {
  const rows = list(membersOf(value), 'Rows', (item) => {
    const row = membersOf(item);
    return {
      corHeader: { rva: rva(unsigned(row, 'CorHeaderRVA')), size: unsigned(row, 'CorHeaderSize') },
      assemblyHeader: { rva: rva(unsigned(row, 'AssemblyHeaderRVA')), size: unsigned(row, 'AssemblyHeaderSize') },
    };
  });
  writer.bytes(writeComponentAssemblies(rows));
  const size = writer.position;
  for (const { assemblyHeader } of rows) if (assemblyHeader.size > 0) fillUpTo(writer, assemblyHeader.rva + assemblyHeader.size);
  return size;
});

/** The closing word stands behind the section, as crossgen2 writes it. */
export const runtimeFunctionsEncoding = structureEncoding(runtimeFunctionsKind, 'record', (writer, value, { target: { machine } }) => {
  const members = membersOf(value);
  const functions = list(members, 'Functions', (item) => {
    const func = membersOf(item);
    const end = optional(func, 'EndAddress', unsignedNumber);
    if ((machine === 'AMD64') !== (end !== undefined)) throw noEncoding(end, 'record');
    return { begin: rva(unsigned(func, 'BeginAddress')), end: end === undefined ? undefined : rva(end), unwindInfo: rva(unsigned(func, 'UnwindInfo')) };
  });
  const size = functions.length * (machine === 'AMD64' ? 12 : 8);
  writer.bytes(writeRuntimeFunctions(functions, true, optional(members, 'FirstTableIndex', unsignedNumber)));
  for (const { unwindInfo } of functions) fillUpTo(writer, unwindInfo + 1);
  return size;
});

/** The clauses stand behind the table, those of each method in front of those of the next. */
export const exceptionInfoEncoding = structureEncoding(exceptionInfoKind, 'record', (writer, value, _, given) => {
  const methods = list(membersOf(value), 'Methods', (item) => {
    const method = membersOf(item);
    return { methodRva: rva(unsigned(method, 'RVA')), clauses: writeExceptionClauses(list(method, 'Clauses', clauseOf)) };
  });
  const start = givenNumber(given, 'sectionRva') ?? 0;
  fillUpTo(writer, start);
  const size = (methods.length + 1) * 8;
  let place = start + size;
  const placed = methods.map(({ methodRva, clauses }) => {
    const clausesRva = rva(place);
    place += clauses.length;
    return { methodRva, clausesRva };
  });
  writer.bytes(writeExceptionLookup(placed, rva(place)));
  for (const { clauses } of methods) writer.bytes(clauses);
  return size;
});

function clauseOf(value: unknown): Omit<ExceptionClause, 'range'> {
  const clause = membersOf(value);
  return {
    flags: unsigned(clause, 'Flags'),
    tryBegin: unsigned(clause, 'TryStartPC'),
    tryEnd: unsigned(clause, 'TryEndPC'),
    handlerBegin: unsigned(clause, 'HandlerStartPC'),
    handlerEnd: unsigned(clause, 'HandlerEndPC'),
    classTokenOrFilter: unsigned(clause, 'ClassTokenOrFilterOffset'),
  };
}

/** Cells and tables of signature RVAs stand where the value says: what is not written over stays zero. */
export const importSectionsEncoding = structureEncoding(importSectionsKind, 'record', (writer, value, _, given) => {
  const sections = list(membersOf(value), 'Sections', sectionOf);
  const start = givenNumber(given, 'sectionRva') ?? 0;
  fillUpTo(writer, start);
  const table = writeImportSections(sections);
  writer.bytes(table);
  for (const { section, signatures, signatureRvas } of sections) {
    if (section.size > 0) fillUpTo(writer, section.rva + section.size);
    if (signatureRvas.length === 0) continue;
    putAt(writer, signatures, writeSignatureRvas(signatureRvas));
  }
  // Where one lies over another, what is read back says whether both are right.
  putAt(writer, start, table);
  return table.length;
});

function sectionOf(value: unknown): NewImportSection & { signatureRvas: ReturnType<typeof rva>[] } {
  const members = membersOf(value);
  return {
    section: { rva: rva(unsigned(members, 'RVA')), size: unsigned(members, 'Size') },
    flags: bits(members, 'Flags', 16),
    type: bits(members, 'Type', 8),
    entrySize: bits(members, 'EntrySize', 8),
    signatures: rva(unsigned(members, 'Signatures')),
    auxiliaryData: rva(unsigned(members, 'AuxiliaryData')),
    signatureRvas: list(members, 'SignatureRvas', (signature) => rva(unsignedNumber(signature))),
  };
}
