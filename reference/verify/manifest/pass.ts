import { readCompilerIdentifier } from '../../image/compiler-identifier.js';
import type { Image } from '../../image/image.js';
import type { Claim, Rule } from '../rule.js';
import type { Verification } from '../verification.js';
import { componentMvids } from './component-mvids.js';
import { manifestNames } from './manifest-names.js';
import { mvidRows } from './mvid-rows.js';
import { ownerFile } from './owner-file.js';

const RULES: readonly Rule<Image>[] = [manifestNames, mvidRows, componentMvids, ownerFile];

const MANIFEST: Claim = { requirement: 'MMD-1', structure: 'manifest-metadata' };
const OWNER: Claim = { requirement: 'OCE-1', structure: 'owner-composite-executable' };
const THUNKS: Claim = { requirement: 'DLT-1', structure: 'delay-load-thunks' };
const IDENTIFIER: Claim = { requirement: 'CID-1', structure: 'compiler-identifier' };

/** Sections 100, 106, 112, 116, 118: who made the image, and which other files belong to it. */
export function verifyManifest(verification: Verification): void {
  const { image } = verification;
  const section = <T>(claim: Claim, path: string, read: () => T): T | undefined => verification.attempt(claim, path, read);
  section(MANIFEST, 'ManifestMetadata', () => image.manifest);
  section(OWNER, 'OwnerCompositeExecutable', () => image.ownerCompositeExecutable);
  section(THUNKS, 'DelayLoadMethodCallThunks', () => image.delayLoadThunks);
  section(IDENTIFIER, 'CompilerIdentifier', () => {
    const found = image.section('CompilerIdentifier');
    return found && readCompilerIdentifier(image.context, found);
  });
  verification.apply(RULES, image);
}
