import type { Image } from '../../../reference/image/image.js';
import type { Selection } from '../../../reference/model/selection.js';
import { isSelected, MethodBook, type MethodFilter } from '../methods.js';

/** The runtime functions that `--method` and `--type` ask for. */
export class MethodSelection implements Selection {
  /** True if nothing is left out. */
  readonly all: boolean;
  /** True as soon as something that is asked for has been met. */
  found = false;
  private readonly book: MethodBook;

  constructor(
    image: Image,
    private readonly filter: MethodFilter,
  ) {
    this.all = filter.method === undefined && filter.type === undefined;
    this.book = new MethodBook(image);
  }

  hasFunction(index: number): boolean {
    if (this.all) return true;
    const method = this.book.ofFunction(index);
    const isAskedFor = method !== undefined && isSelected(method, this.filter);
    this.found ||= isAskedFor;
    return isAskedFor;
  }
}
