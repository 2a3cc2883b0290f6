import type { Image } from '../image/image.js';
import { componentMark } from './component-mark.js';

export interface MethodIsGenericMapFact {
  readonly component?: number;
  readonly count: number;
  readonly genericRids: readonly number[];
}

export interface EnclosingTypeMapFact {
  readonly component?: number;
  readonly count: number;
  readonly enclosingRids: readonly number[];
}

export interface TypeGenericInfoMapFact {
  readonly component?: number;
  readonly count: number;
  readonly infos: readonly number[];
}

/** Section 121 of each module that has it. */
export function* methodIsGenericMapFacet(image: Image): Iterable<MethodIsGenericMapFact> {
  for (const module of image.modules) {
    const map = module.methodIsGenericMap;
    if (map !== undefined) yield { ...componentMark(module), count: map.count, genericRids: [...map.genericRids()] };
  }
}

/** Section 122 of each module that has it. */
export function* enclosingTypeMapFacet(image: Image): Iterable<EnclosingTypeMapFact> {
  for (const module of image.modules) {
    const enclosingRids = module.enclosingTypeMap;
    if (enclosingRids !== undefined) yield { ...componentMark(module), count: enclosingRids.length, enclosingRids };
  }
}

/** Section 123 of each module that has it. */
export function* typeGenericInfoMapFacet(image: Image): Iterable<TypeGenericInfoMapFact> {
  for (const module of image.modules) {
    const infos = module.typeGenericInfoMap;
    if (infos !== undefined) yield { ...componentMark(module), count: infos.length, infos };
  }
}
