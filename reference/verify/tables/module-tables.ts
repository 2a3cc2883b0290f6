import { AttributePresence } from '../../image/attribute-presence.js';
import { externalTypeMaps } from '../../image/external-type-maps.js';
import type { Image } from '../../image/image.js';
import type { ImageModule } from '../../image/image-module.js';
import { methodProfiles } from '../../image/profile-data.js';
import { proxyTypeMaps } from '../../image/proxy-type-maps.js';
import { typeMapTargets } from '../../image/type-map-targets.js';
import type { Claim, Rule } from '../rule.js';
import type { Verification } from '../verification.js';
import { availableRows } from './available-rows.js';
import { crossModuleRows } from './cross-module-rows.js';
import { enclosingTypes } from './enclosing-types.js';
import { genericInfo } from './generic-info.js';
import { genericMethods } from './generic-methods.js';
import { inliningRecords } from './inlining-records.js';
import { inliningRows } from './inlining-rows.js';
import { listedAttributes } from './listed-attributes.js';
import { profileCells } from './profile-cells.js';

const MODULE_RULES: readonly Rule<ImageModule>[] = [availableRows, inliningRecords, inliningRows, genericMethods, enclosingTypes, genericInfo, listedAttributes];
const IMAGE_RULES: readonly Rule<Image>[] = [crossModuleRows];

const MODULES: Claim = { requirement: 'CPA-1', structure: 'component-assemblies' };

/** Sections about modules and their metadata: 108, 110, 111, 113, 114, 117, 119, 121 to 126. */
export function verifyModuleTables(verification: Verification): void {
  const { image } = verification;
  for (const module of verification.attempt(MODULES, '', () => image.modules) ?? []) {
    const path = module.component === undefined ? '' : `Components[${module.component}]`;
    verification.attempt({ requirement: 'APF-1', structure: 'attribute-presence' }, path, () => {
      const section = module.section('AttributePresence');
      return section && new AttributePresence(image.context, section);
    });
    verification.apply(MODULE_RULES, module, path);
  }
  verification.apply(IMAGE_RULES, image);
  verifyProfiles(verification);
  verifyTypeMaps(verification);
}

function verifyProfiles(verification: Verification): void {
  const entry: Claim = { requirement: 'PGO-8', structure: 'pgo-instrumentation' };
  const profile: Claim = { requirement: 'PGO-1', structure: 'pgo-instrumentation' };
  const table = verification.attempt(entry, 'PgoInstrumentationData', () => verification.image.pgoInstrumentation);
  const entries = table && verification.attempt(entry, 'PgoInstrumentationData', () => [...table.entries()]);
  for (const [index, each] of (entries ?? []).entries()) {
    const path = `PgoInstrumentationData[${index}]`;
    const elements = verification.attempt(profile, path, () => table?.schema(each));
    if (elements !== undefined) verification.apply([profileCells], elements, path);
  }
}

/** What no image has yet. */
function verifyTypeMaps(verification: Verification): void {
  const { image } = verification;
  const imports = {
    get sections() {
      return image.importSections;
    },
    fixup: (section: number, cell: number) => image.fixup(section, cell),
  };
  verification.attempt({ requirement: 'XTM-1', structure: 'external-type-maps' }, 'ExternalTypeMaps', () => {
    const section = image.section('ExternalTypeMaps');
    return section && [...externalTypeMaps(image.context, section, imports)];
  });
  verification.attempt({ requirement: 'PTM-1', structure: 'proxy-type-maps' }, 'ProxyTypeMaps', () => {
    const section = image.section('ProxyTypeMaps');
    return section && [...proxyTypeMaps(image.context, section, imports)];
  });
  verification.attempt({ requirement: 'TMT-1', structure: 'type-map-targets' }, 'TypeMapAssemblyTargets', () => {
    const section = image.section('TypeMapAssemblyTargets');
    return section && [...typeMapTargets(image.context, section, imports)];
  });
  verification.attempt({ requirement: 'PRO-1', structure: 'profile-data' }, 'ProfileDataInfo', () => {
    const section = image.section('ProfileDataInfo');
    return section && section.size > 0 ? [...methodProfiles(image.context, section.rva, image.file.pe?.optionalHeader.imageBase ?? 0n)] : [];
  });
}
