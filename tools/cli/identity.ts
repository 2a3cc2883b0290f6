import { unlessUnreadable } from '../../reference/names/token-text.js';
import { HEADER_FLAGS } from '../../reference/image/header-flags.js';
import { compilerIdentifierFacet } from '../../reference/facts/file.js';
import { Image } from '../../reference/image/image.js';
import type { NotR2RReason } from '../../reference/image/not-r2r.js';
import { openFile } from '../../reference/image/open.js';
import type { Container } from '../../reference/image/opened-file.js';
import { runtimesFor } from '../../reference/image/runtime-versions.js';

/** What a file is. */
export type Identity = NotR2RIdentity | R2RIdentity;

export interface NotR2RIdentity {
  readonly r2r: false;
  readonly reason: NotR2RReason;
  readonly sentence: string;
}

export interface R2RIdentity {
  readonly r2r: true;
  readonly kind: 'image' | 'composite' | 'component';
  readonly container: Container['kind'];
  /** `16.0` */
  readonly version: string;
  readonly machine: string;
  readonly os: string;
  readonly flags: readonly string[];
  /** Of a composite image. */
  readonly componentCount?: number;
  /** Of a component: the composite image that has its code. */
  readonly owner?: string;
  /** null if the image does not say. */
  readonly compiler: string | null;
  /** Runtimes whose versions of the format fit. */
  readonly acceptedBy: readonly string[];
}

/**
 * Says what a file is, from its headers alone.
 * @throws R2RError if it begins as an image does and is damaged
 */
export function identityOf(bytes: Uint8Array, name: string): Identity {
  const file = openFile(bytes, name);
  if (file.kind === 'not-r2r') return { r2r: false, reason: file.reason, sentence: file.sentence };
  return identityOfImage(new Image(file));
}

export function identityOfImage(image: Image): R2RIdentity {
  const { file, version, target } = image;
  const isComponent = image.hasFlag('COMPONENT');
  return {
    r2r: true,
    kind: isComponent ? 'component' : file.kind,
    container: file.container.kind,
    version: `${version.major}.${version.minor}`,
    machine: target.machine,
    os: target.os,
    flags: Object.entries(HEADER_FLAGS).flatMap(([flag, bit]) => ((image.header.flags & bit) !== 0 ? [flag] : [])),
    componentCount: file.kind === 'composite' ? unlessUnreadable(() => image.componentAssemblies.length) : undefined,
    owner: isComponent ? unlessUnreadable(() => image.ownerCompositeExecutable) : undefined,
    compiler: unlessUnreadable(() => compilerIdentifierFacet(image)) ?? null,
    acceptedBy: runtimesFor(version),
  };
}
