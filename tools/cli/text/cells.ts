import type { Image } from '../../../reference/image/image.js';
import type { ImportCell } from '../../../reference/image/import-sections.js';
import { fixupText } from '../../../reference/names/fixup-text.js';
import { unlessUnreadable } from '../../../reference/names/token-text.js';

/** What import cells stand for, in one line each; cells that many methods need are rendered once. */
export class CellTexts {
  private readonly texts = new Map<string, string>();

  constructor(private readonly image: Image) {}

  /**
   * @param slot in units of the pointer size, as fixup lists count
   * @throws R2RError if the signature cannot be read
   */
  ofSlot(importSection: number, slot: number): string {
    const { cellSize } = this.image.importSections[importSection];
    return this.ofCell(importSection, Math.floor((slot * this.image.target.pointerSize) / cellSize));
  }

  /** @throws R2RError if the signature cannot be read */
  ofCell(importSection: number, cell: number): string {
    const key = `${importSection}[${cell}]`;
    let text = this.texts.get(key);
    if (text === undefined) this.texts.set(key, (text = cellText(this.image, this.image.fixup(importSection, cell))));
    return text;
  }
}

/** The kind and the operand of a fixup, and the module that its tokens belong to if that is another one. */
export function cellText(image: Image, fixup: ImportCell['fixup']): string {
  const text = fixupText(fixup, { modules: image.resolver, version: image.version });
  if (fixup.moduleIndex === undefined) return text;
  const module = unlessUnreadable(() => image.resolver.assemblyName(fixup.moduleIndex ?? 0));
  return `${text}  (module ${fixup.moduleIndex}${module === undefined ? '' : ` ${module}`})`;
}
