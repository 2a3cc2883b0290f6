import { R2RError, within } from '../errors.js';
import type { AddressSpace } from '../io/address-space.js';
import { readMachO } from '../macho/macho-file.js';
import { CliModule } from '../metadata/cli-module.js';
import { CorFlags, readCorHeader, type CorHeader } from '../pe/cor-header.js';
import { cursorAtDirectory } from '../pe/data-directory.js';
import { findExport } from '../pe/export-directory.js';
import { checkedTarget } from '../pe/machines.js';
import { readPe, type PeFile } from '../pe/pe-file.js';
import { findWebcilPayload } from '../webcil/wasm-payload.js';
import { readWebcil } from '../webcil/webcil-file.js';
import { fileKindOf } from './file-kind.js';
import { READYTORUN_SIGNATURE } from './header.js';
import { NotR2RFile, R2RFile, spaceOf, type Container, type OpenedFile } from './opened-file.js';
import { checkPointer } from './section-range.js';
import { targetOf, type Target } from './target.js';

/** The name under which a composite image exports READYTORUN_HEADER (r2r-format 3.2). */
const COMPOSITE_EXPORT = 'RTR_HEADER';
/** The path of errors in the export directory, where that name is looked for. */
export const EXPORTS_PATH = 'ExportDirectory';
/** READYTORUN_HEADER without sections. */
const SMALLEST_HEADER = 16;
const CPU_TYPE_ARM64 = 0x0100000c;

/**
 * Finds the R2R header of a file, or says in one word why there is none (r2r-format 3.2).
 * @param bytes the whole file
 * @param name shown to readers; nothing depends on it
 * @throws R2RError of phase `container` or `header` for a file that begins as a known container and is damaged
 */
export function openFile(bytes: Uint8Array, name: string): OpenedFile {
  const kind = fileKindOf(bytes);
  switch (kind) {
    case 'pe':
      return openPe(readPe(bytes), name);
    case 'webcil':
      return openWebcil({ kind, webcil: readWebcil(bytes) }, name);
    case 'wasm': {
      const payload = findWebcilPayload(bytes);
      if (payload === undefined) return new NotR2RFile(name, 'wasm', undefined, { start: 0, end: bytes.length });
      return openWebcil({ kind: 'webcil-in-wasm', webcil: readWebcil(bytes, payload) }, name);
    }
    case 'mach-o-64':
      return openMachO(bytes, name);
    case 'mach-o-other':
      return new NotR2RFile(name, 'mach-o', undefined, undefined);
    case 'elf':
    case 'not-executable':
      return new NotR2RFile(name, kind, undefined, undefined);
  }
}

/** As `openFile`, for a PE file whose headers have been read. @throws R2RError as `openFile` */
export function openPe(pe: PeFile, name: string): OpenedFile {
  const container: Container = { kind: 'pe', pe };
  const exports = pe.directory('Export');
  const exported = exports === undefined ? undefined : within(EXPORTS_PATH, () => findExport(pe, exports, COMPOSITE_EXPORT));
  if (exports !== undefined && exported !== undefined) {
    checkPointer(pe, { rva: exported, size: 1 }, exports.range, COMPOSITE_EXPORT);
    const signature = pe.cursorAt(exported, 'header');
    const start = signature.offset;
    if (signature.u32() === READYTORUN_SIGNATURE) {
      return new R2RFile('composite', name, container, targetOfPe(pe), exported, undefined, undefined);
    }
    throw new R2RError('header.signature', `the export ${COMPOSITE_EXPORT} points to no R2R header`, {
      range: signature.rangeFrom(start),
    });
  }
  const directory = pe.directory('CorHeader');
  if (directory === undefined) return new NotR2RFile(name, 'native-library', undefined, pe.optionalHeader.range);
  const corHeader = within('CorHeader', () => readCorHeader(pe, directory));
  return openCli(container, name, corHeader, () => targetOfPe(pe), 'image');
}

/** Webcil has neither exports nor a machine; a composite is the one whose CLI header is no IL library (wasm-r2r 8.1, 8.6). */
function openWebcil(container: Container & { kind: 'webcil' | 'webcil-in-wasm' }, name: string): OpenedFile {
  const { webcil } = container;
  const corHeader = within('CorHeader', () => readCorHeader(webcil, webcil.header.corHeader));
  const kind = (corHeader.flags & CorFlags.ILLibrary) !== 0 ? 'image' : 'composite';
  return openCli(container, name, corHeader, () => targetOf('WASM32', 'Browser'), kind);
}

/** As `openFile`, for a Mach-O file. @throws R2RError `mach-o.*`, `rva.outside`, `truncated` */
export function openMachO(bytes: Uint8Array, name: string): OpenedFile {
  const machO = readMachO(bytes);
  const symbol = machO.exportedSymbol(COMPOSITE_EXPORT);
  if (symbol === undefined) return new NotR2RFile(name, 'mach-o', undefined, machO.header.range);
  checkPointer(machO, { rva: symbol.rva, size: 1 }, symbol.range, COMPOSITE_EXPORT);
  const target = targetOf(machO.header.cpuType === CPU_TYPE_ARM64 ? 'ARM64' : 'AMD64', 'Apple');
  return new R2RFile('composite', name, { kind: 'mach-o', machO }, target, symbol.rva, undefined, undefined);
}

/** A file whose CLI header is to point to the R2R header. */
function openCli(
  container: Container,
  name: string,
  corHeader: CorHeader,
  target: () => Target,
  kind: 'image' | 'composite',
): OpenedFile {
  const space: AddressSpace = spaceOf(container);
  const module = new CliModule(space, corHeader);
  const { managedNativeHeader } = corHeader;
  const { rva, size, range } = managedNativeHeader;
  if (rva === 0 || size === 0) {
    const ilOnly = (corHeader.flags & CorFlags.ILOnly) !== 0;
    return new NotR2RFile(name, ilOnly ? 'il-only' : 'mixed-mode', module, range);
  }
  if (size < SMALLEST_HEADER) {
    throw new R2RError('cor-header.managed-native-header', `a directory of ${size} bytes cannot hold an R2R header`, { range });
  }
  const signature = cursorAtDirectory(space, managedNativeHeader, 'header');
  const start = signature.offset;
  if (signature.u32() !== READYTORUN_SIGNATURE) {
    return new NotR2RFile(name, 'older-native-format', module, signature.rangeFrom(start));
  }
  return new R2RFile(kind, name, container, target(), rva, size, kind === 'image' ? module : undefined);
}

function targetOfPe(pe: PeFile): Target {
  const { machine, range } = pe.coffHeader;
  return checkedTarget(machine, { start: range.start + 4, end: range.start + 6 });
}
