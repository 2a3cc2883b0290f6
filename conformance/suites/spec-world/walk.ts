import type { EnumDefinition, FlagsDefinition } from '../../../tools/spec-machine/dialect.js';
import type { Spec } from '../../../tools/spec-machine/spec.js';
import type { Context } from '../../contract/protocol.js';
import { MappedImage, withTableInFront } from './mapped-image.js';
import type { Around } from './metadata-rows.js';
import type { Components, Directory, EntryPoints, Functions, Header, ImportSections, InstanceEntryPoints, PeFile, Section } from './published.js';
import type { Question, Reading } from './spec-reading.js';

/** A question and where its bytes come from: some stand in a copy, as a kind wants them. */
export interface PlacedQuestion extends Question {
  /** Where in the file a byte of `bytes` lies; undefined if it lies nowhere in it. */
  fileOffset: (byte: number) => number | undefined;
}

/** Who is asked for the structures on the way; the walk goes on from the answers. */
export interface Readers {
  knows(kind: string): boolean;
  ask(place: string, question: PlacedQuestion): Reading | undefined;
}

/** What an image is made for. */
export interface Home {
  formatVersion: string;
  machine: string;
  os: string;
}

/** The sections that are a structure of their own, in bytes of their own. */
const PLAIN: Record<string, string> = {
  CompilerIdentifier: 'compiler-identifier',
  DebugInfo: 'debug-info',
  AvailableTypes: 'available-types',
  InliningInfo: 'inlining-info',
  InliningInfo2: 'inlining-info-2',
  ManifestMetadata: 'manifest-metadata',
  OwnerCompositeExecutable: 'owner-composite-executable',
  PgoInstrumentationData: 'pgo-instrumentation',
  ManifestAssemblyMvids: 'manifest-mvids',
  CrossModuleInlineInfo: 'cross-module-inlining',
  HotColdMap: 'hot-cold-map',
  MethodIsGenericMap: 'method-is-generic-map',
  EnclosingTypeMap: 'enclosing-type-map',
  TypeGenericInfoMap: 'type-generic-info-map',
};

/** The sections whose RVAs point elsewhere, or whose place in the image matters. */
const IN_PLACE: Record<string, string> = {
  ExceptionInfo: 'exception-info',
  AttributePresence: 'attribute-presence',
};

/** These the walk goes on from, in this order. */
const FIRST = ['ImportSections', 'RuntimeFunctions', 'MethodDefEntryPoints', 'InstanceMethodEntryPoints', 'ComponentAssemblies', 'DelayLoadMethodCallThunks'];

const UNWIND: Record<string, string> = { AMD64: 'unwind-amd64', I386: 'unwind-x86', WASM32: 'unwind-wasm' };

/**
 * Finds the structures of an image from what the spec machine has read before, beginning with the file, and asks both readers for each.
 * Returns the format version and the target; undefined if the file is no PE file with an image in it.
 */
export function walk(spec: Spec, readers: Readers, file: Uint8Array, around: Around): Home | undefined {
  const pe = readers.ask('file', { kind: 'pe-file', bytes: file, context: {}, fileOffset: (byte) => byte })?.value as PeFile | undefined;
  if (pe === undefined) return undefined;
  const { MajorVersion, MinorVersion } = pe.Image;
  const home: Home = { formatVersion: `${MajorVersion}.${MinorVersion}`, machine: nameIn(spec, 'NativeMachine', pe.Machine), os: nameIn(spec, 'OperatingSystem', pe.OS) };
  new ImageWalk(spec, readers, file, pe, home, around).run();
  return home;
}

function nameIn(spec: Spec, definition: string, number: number): string {
  return (spec.definitions.get(definition) as EnumDefinition).enum.find(({ value }) => value === number)?.name ?? String(number);
}

function numberIn(spec: Spec, definition: string, wanted: string): number | undefined {
  const found = spec.definitions.get(definition) as EnumDefinition | FlagsDefinition;
  return ('enum' in found ? found.enum : found.flags).find(({ name }) => name === wanted)?.value;
}

class ImageWalk {
  private readonly mapped: MappedImage;
  /** What is known so far. Readers keep what they make of a context: it is never changed, only replaced. */
  private context: Context;
  private functions: Functions['Functions'] = [];
  private readonly entries = new Set<number>();

  constructor(
    private readonly spec: Spec,
    private readonly readers: Readers,
    private readonly file: Uint8Array,
    private readonly pe: PeFile,
    private readonly home: Home,
    around: Around,
  ) {
    this.mapped = new MappedImage(file, pe.Sections);
    this.context = {
      ...home,
      headerFlags: pe.Image.Flags,
      executableSections: this.executableSections(),
      ...around,
    };
  }

  run(): void {
    this.container();
    this.ask('header', 'readytorun-header', this.mapped.from(this.pe.HeaderRVA));
    this.sections(this.pe.Image.Sections, '');
    this.code();
  }

  private ask(place: string, kind: string, bytes: Uint8Array, size?: number, context: Context = this.context): Reading | undefined {
    const fileOffset = (byte: number): number | undefined => (bytes.buffer === this.mapped.bytes.buffer ? this.mapped.fileOffset(bytes.byteOffset + byte) : undefined);
    return this.readers.ask(place, { kind, bytes, size, context, fileOffset });
  }

  /** Asks for a kind that expects its table in front of what the table points to. */
  private askInFront(place: string, kind: string, { RVA, Size }: Directory, rest: Uint8Array, restOffset: (byte: number) => number | undefined, size?: number): void {
    const table = this.mapped.over(RVA, Size);
    const fileOffset = (byte: number): number | undefined => (byte < table.length ? this.mapped.fileOffset(RVA + byte) : restOffset(byte));
    this.readers.ask(place, { kind, bytes: withTableInFront(rest, table), size, context: this.context, fileOffset });
  }

  private executableSections(): Directory[] {
    const execute = numberIn(this.spec, 'SectionCharacteristics', 'MemoryExecute') ?? 0;
    return this.pe.Sections.filter(({ Characteristics }) => (BigInt(Characteristics) & BigInt(execute)) !== 0n).map(({ VirtualAddress, VirtualSize }) => ({ RVA: VirtualAddress, Size: VirtualSize }));
  }

  private container(): void {
    const directory = (name: string): Directory | undefined => {
      const found = this.pe.Headers.Optional.Directories[numberIn(this.spec, 'DataDirectoryIndex', name) ?? -1] as Directory | undefined;
      return found?.Size ? found : undefined;
    };
    const exported = directory('Export');
    if (exported) {
      const table = { RVA: exported.RVA, Size: Math.min(exported.Size, this.mapped.sections[0].VirtualAddress) };
      this.askInFront('exports', 'export-directory', table, this.mapped.bytes, (rva) => this.mapped.fileOffset(rva));
    }
    const relocations = directory('BaseRelocation');
    if (relocations) this.ask('base relocations', 'base-relocations', this.mapped.over(relocations.RVA, relocations.Size), relocations.Size);
    const debug = directory('Debug');
    if (debug) this.askInFront('debug directory', 'debug-directory', debug, this.file, (offset) => offset, debug.Size);
  }

  /** The sections of one header. */
  private sections(sections: readonly Section[], owner: string): void {
    const named = sections.map((section, entry) => ({ name: nameIn(this.spec, 'SectionType', section.Type), section, entry })).filter(({ section }) => section.Size > 0);
    const first = FIRST.flatMap((wanted) => named.filter(({ name }) => name === wanted));
    const rest = named.filter(({ name }) => !FIRST.includes(name));
    for (const { name, section, entry } of [...first, ...rest]) this.section(`${owner}${name}`, name, section, entry);
  }

  private section(place: string, name: string, section: Section, entry: number): void {
    const { RVA, Size } = section;
    const bytes = this.mapped.over(RVA, Size);
    if (name in PLAIN) this.ask(place, PLAIN[name], bytes, Size);
    else if (name in IN_PLACE) this.inPlace(place, IN_PLACE[name], section);
    else if (name === 'ImportSections') this.imports(place, section);
    else if (name === 'RuntimeFunctions') this.runtimeFunctions(place, section);
    else if (name === 'MethodDefEntryPoints') this.remember((this.ask(place, 'method-entry-points', bytes)?.value as EntryPoints | undefined)?.Elements.map(({ Value }) => Value));
    else if (name === 'InstanceMethodEntryPoints') this.remember((this.ask(place, 'instance-entry-points', bytes)?.value as InstanceEntryPoints | undefined)?.Entries.map(({ Payload }) => Payload.Entry));
    else if (name === 'DelayLoadMethodCallThunks') this.ask(place, 'delay-load-thunks', this.directoryEntry(entry));
    else if (name === 'ComponentAssemblies') this.components(place, section);
  }

  private inPlace(place: string, kind: string, { RVA, Size }: Section): Reading | undefined {
    return this.ask(place, kind, this.mapped.bytes, Size, { ...this.context, sectionRva: RVA });
  }

  /** RVA and size of a section, as they stand in the header. */
  private directoryEntry(index: number): Uint8Array {
    const value = this.pe.Image.Sections[index];
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setUint32(0, value.RVA, true);
    bytes.setUint32(4, value.Size, true);
    return new Uint8Array(bytes.buffer);
  }

  private imports(place: string, section: Section): void {
    const imports = (this.inPlace(place, 'import-sections', section)?.value as ImportSections | undefined)?.Sections ?? [];
    const bodies = numberIn(this.spec, 'ImportSectionType', 'ILBodyFixups');
    // IL bodies lie in section 0 where no section is theirs alone (r2r-format 7.1).
    const bodySection = imports.find(({ Type }) => Type === bodies) ?? imports.at(0);
    this.context = { ...this.context, importSections: imports.map(({ Size }) => Size), bodyCellCount: bodySection?.SignatureRvas.length ?? 0 };
    const seen = new Set<number>();
    imports.forEach(({ AuxiliaryData, CellSize, Size, SignatureRvas }, number) => {
      SignatureRvas.forEach((rva, cell) => {
        if (seen.size < seen.add(rva).size) this.ask(`${place}[${number}].Cells[${cell}]`, 'fixup', this.mapped.from(rva));
      });
      if (AuxiliaryData !== 0) this.ask(`${place}[${number}].AuxiliaryData`, 'gc-ref-maps', this.mapped.from(AuxiliaryData), undefined, { ...this.context, cellCount: Size / CellSize });
    });
  }

  private runtimeFunctions(place: string, section: Section): void {
    this.functions = (this.inPlace(place, 'runtime-functions', section)?.value as Functions | undefined)?.Functions ?? [];
    this.context = { ...this.context, functionCount: this.functions.length };
  }

  private remember(entries: readonly { RuntimeFunctionIndex: number }[] | undefined): void {
    for (const { RuntimeFunctionIndex } of entries ?? []) this.entries.add(RuntimeFunctionIndex);
  }

  private components(place: string, section: Section): void {
    const rows = (this.inPlace(place, 'component-assemblies', section)?.value as Components | undefined)?.Rows ?? [];
    rows.forEach(({ AssemblyHeaderRVA, AssemblyHeaderSize }, index) => {
      const header = this.ask(`${place}[${index}]`, 'core-header', this.mapped.over(AssemblyHeaderRVA, AssemblyHeaderSize))?.value as Header | undefined;
      if (header) this.sections(header.Sections, `${place}[${index}].`);
    });
  }

  /** Unwind data, each once, and behind that of a method its GC info. */
  private code(): void {
    const seen = new Set<number>();
    const kind = UNWIND[this.home.machine] ?? 'unwind-arm';
    const gcKind = this.home.machine === 'I386' ? 'gc-info-x86' : 'gc-info';
    this.functions.forEach(({ UnwindInfo }, index) => {
      if (seen.has(UnwindInfo)) return;
      seen.add(UnwindInfo);
      const unwind = this.ask(`RuntimeFunctions[${index}].UnwindInfo`, kind, this.mapped.from(UnwindInfo));
      if (unwind?.end === undefined || !this.entries.has(index) || !this.readers.knows(gcKind)) return;
      this.ask(`RuntimeFunctions[${index}].GcInfo`, gcKind, this.mapped.from(UnwindInfo + unwind.end));
    });
  }
}
