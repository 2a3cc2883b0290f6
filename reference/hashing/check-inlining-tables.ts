import type { CrossModuleInliningEntry } from '../image/cross-module-inlining.js';
import type { Image } from '../image/image.js';
import type { ImageModule } from '../image/image-module.js';
import { ilBodySection } from '../image/import-sections.js';
import type { MethodOfModule } from '../image/inlining-info-2.js';
import { checkHashes, type HashCheck } from './hash-check.js';
import { methodDefinitionHash } from './method-signature-hash.js';
import { nameHash } from './name-hash.js';

/**
 * Compares section 114 of a component with nameHash(assembly of the inlinee) XOR rid (r2r-format 8.10); undefined if there
 * is no such section.
 * @throws R2RError if the table or the metadata cannot be read
 */
export function checkInliningHashes(image: Image, module: ImageModule): HashCheck | undefined {
  const info = module.inliningInfo2;
  return info && checkHashes(info.table, entries());

  function* entries() {
    for (const { entry, inlinee } of info?.entries() ?? []) yield [entry, inlineeHash(inlinee)] as const;
  }

  function inlineeHash(inlinee: MethodOfModule): number | undefined {
    const assembly = image.resolver.assemblyName(inlinee.module ?? module.moduleIndex);
    return assembly === undefined ? undefined : (nameHash(assembly) ^ inlinee.rid) >>> 0;
  }
}

/** Compares section 119 with the definitions of the inlinees; undefined if there is no such section. @throws R2RError */
export function checkCrossModuleInliningHashes(image: Image): HashCheck | undefined {
  const inlining = image.crossModuleInlining;
  const bodies = ilBodySection(image.importSections);
  return inlining && checkHashes(inlining.table, entries());

  function* entries() {
    for (const each of inlining?.entries() ?? []) yield [each.entry, inlineeHash(each)] as const;
  }

  function inlineeHash({ inlinee, range }: CrossModuleInliningEntry): number | undefined {
    if (!('cell' in inlinee)) {
      return methodDefinitionHash({ token: { table: 'MethodDef', range, ...inlinee } }, image.resolver);
    }
    const { operand } = image.fixup(bodies?.index ?? 0, inlinee.cell);
    return operand.form === 'il-body' ? methodDefinitionHash(operand.method, image.resolver) : undefined;
  }
}
