import type { VectorContext } from './dialect.js';

/** What decision tables say about committed files of which named fields are changed. */
export interface Scenarios {
  /** The first part of the ids of the vectors. */
  name: string;
  title: string;
  operation: 'image.accept';
  /** Asked one after the other, as long as the outcome is `accept`. */
  tables: string[];
  /** The profile of the runtime, of which a case may change members. */
  runtime: Record<string, unknown>;
  /** Sets of files; paths are relative to `conformance/`. */
  bases: Record<string, { select: string; files: ScenarioFile[]; context?: VectorContext }>;
  cases: Scenario[];
}

export interface ScenarioFile {
  path: string;
  role: 'main' | 'component' | 'composite' | 'reference';
}

export interface Scenario {
  id: string;
  base: string;
  /** Further files, and names of those that are missing. */
  files?: ScenarioFile[];
  without?: string[];
  edits?: FieldEdit[];
  runtime?: Record<string, unknown>;
  /** What is not ordinary of the inputs of the tables. */
  inputs?: Record<string, unknown>;
  /** Tokens of methods: native code is there and is not used; the first call throws. */
  dropped?: string[];
  throwsAtCall?: string[];
  /** The first call ends the process. */
  fatalAtCall?: string[];
  /** With `cells` in the profile: eager cells that are zero behind loading, as `section.cell`. */
  unfilled?: string[];
  /** Other outcomes that are as good: what is no rule of the format, but of a runtime. */
  allows?: string[];
  says?: string;
  witness?: string[];
}

/** Another value for a field of the kind `image`, or for bytes of an R2R section or at an RVA. */
export interface FieldEdit {
  /** The name of a file; the selected one if absent. */
  file?: string;
  field?: string;
  section?: number;
  /** Of what lies in no section: signatures, cells, unwind data. */
  rva?: number;
  /** Bytes behind the start. */
  at?: number;
  /** A number that takes the place of the whole field, or bytes in hexadecimal. */
  to: number | string;
}
