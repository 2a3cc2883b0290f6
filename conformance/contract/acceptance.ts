import type { FileOperand } from './protocol.js';

/** The runtime that is asked about, and how it is told to load the file. */
export interface RuntimeProfile {
  /** `major.minor` of .NET. */
  version: string;
  machine: string;
  os: string;
  /** It can compile code while it runs. */
  dynamicCode: boolean;
  /** False: ReadyToRun is switched off for the process. */
  readyToRun?: boolean;
  /** Simple names of the modules whose native code is not to be used. */
  exclude?: string[];
  /**
   * `file` if left out; `collectible`: into a load context that can be unloaded; `bytes`: from memory; `second`: after another
   * load context has loaded the same file.
   */
  load?: 'file' | 'collectible' | 'bytes' | 'second';
  /** A profiler forbids native images. */
  profiler?: boolean;
  /** Which instruction sets the machine has, by their names in spec/signatures/instruction-sets.json. */
  instructionSets?: Record<string, boolean>;
  /** Module version ids of assemblies that are loaded already, by simple name. */
  loaded?: Record<string, string>;
  /** Asks for `unfilled` as well. */
  cells?: boolean;
  /** Names of files of the request that are loaded before the selected one, in this order; into the load context that files go to. */
  before?: string[];
}

/** Input of `image.accept`. */
export interface AcceptInput {
  files: FileOperand[];
  /** The name of the file that is loaded; the others lie beside it. */
  select: string;
  runtime: RuntimeProfile;
}

/** Value of an accepted `image.accept`: what the runtime does with the image. */
export interface Acceptance {
  /**
   * `accept`: native code is used; `ignore`: the program runs from IL; `refuse`: loading throws; `fatal`: the process ends;
   * `unbounded`: the runtime trusts what is wrong, and anything may happen.
   */
  outcome: 'accept' | 'ignore' | 'refuse' | 'fatal' | 'unbounded';
  /** The id of the requirement that decided; a real runtime does not tell. */
  rule?: string;
  /** Tokens (`06000001`) of methods with native code that is not used, because a check fails. */
  dropped: string[];
  /** Tokens of methods whose first call throws. */
  throwsAtCall: string[];
  /** Tokens of methods whose first call ends the process: they need their IL, which was stripped. Left out where there are none. */
  fatalAtCall?: string[];
  /** If `cells` are asked for: eager cells that are zero behind the loading of the image, as `section.cell`; left out if it is not mapped. */
  unfilled?: string[];
}
