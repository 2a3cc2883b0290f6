import type { ImageModule } from '../image/image-module.js';

/** The member `component` of a fact: only facts of composite images have it. */
export function componentMark(module: ImageModule): { readonly component?: number } {
  return module.component === undefined ? {} : { component: module.component };
}
