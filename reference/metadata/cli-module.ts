import { within } from '../errors.js';
import type { AddressSpace } from '../io/address-space.js';
import type { CorHeader } from '../pe/cor-header.js';
import { cursorOverDirectory } from '../pe/data-directory.js';
import { readMetadata, type Metadata } from './metadata.js';

/** A module with a CLI header: its metadata is read at the first question, so that a damaged one spoils nothing else. */
export class CliModule {
  private read: Metadata | undefined;

  constructor(
    readonly space: AddressSpace,
    readonly corHeader: CorHeader,
  ) {}

  /** @throws R2RError `rva.outside`, `metadata.*`, `truncated` */
  get metadata(): Metadata {
    this.read ??= within('MetaData', () => readMetadata(cursorOverDirectory(this.space, this.corHeader.metadata, 'section')));
    return this.read;
  }
}
