import { directoryProblems } from '../../image/header.js';
import type { Image } from '../../image/image.js';
import type { Claim, Rule } from '../rule.js';
import type { Verification } from '../verification.js';
import { componentFlag } from './component-flag.js';
import { introducedSections } from './introduced-sections.js';
import { knownSections } from './known-sections.js';
import { overlappingSections } from './overlapping-sections.js';
import { sectionOwners } from './section-owners.js';

const RULES: readonly Rule<Image>[] = [knownSections, overlappingSections, sectionOwners, componentFlag, introducedSections];

const HEADER: Claim = { requirement: 'HDR-4', structure: 'header' };
const COMPONENTS: Claim = { requirement: 'CPA-1', structure: 'component-assemblies' };

/** The headers of the image and of its components: where the sections lie, and whose they are. */
export function verifyHeaders(verification: Verification): void {
  const { image } = verification;
  for (const problem of directoryProblems(image.header, image.context.space)) verification.reportError(HEADER, problem, 'Header');
  const components = verification.attempt(COMPONENTS, 'ComponentAssemblies', () => image.components) ?? [];
  for (const { component, header } of components) {
    for (const problem of directoryProblems(header, image.context.space)) verification.reportError(HEADER, problem, `Components[${component}]`);
  }
  verification.apply(RULES, image);
}
