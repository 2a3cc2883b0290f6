import type { Image } from '../../../reference/image/image.js';
import { DefinedMethod, compiledMethods, type CompiledMethod } from '../../../reference/names/compiled-methods.js';
import type { Problem } from '../dump-format.js';
import { PLAIN } from '../style.js';
import { Page } from '../text/page.js';

/** Addresses in the lines of a dump: where a thing lies, which another layout changes. */
const ADDRESSES = /\b(RVA|file) 0x[0-9a-f]+(\.\.0x[0-9a-f]+)?/g;

/** One of the two images: what it says, in lines that can be held against those of the other. */
export class Side {
  readonly page: Page;
  private readonly fixups = new Map<string, string>();

  constructor(
    readonly image: Image,
    readonly withAddresses: boolean,
    problem: Problem,
  ) {
    this.page = new Page(image, PLAIN, false, undefined, problem);
  }

  /** A line of a dump without what only the layout decides, unless addresses are asked for. */
  line(text: string): string {
    return this.withAddresses ? text : text.replace(ADDRESSES, '$1');
  }

  /** The methods with code by their signatures with names; of several that read alike the later ones are numbered. */
  methods(): Map<string, CompiledMethod> {
    const methods = new Map<string, CompiledMethod>();
    const seen = new Map<string, number>();
    for (const method of compiledMethods(this.image)) {
      const owner = method instanceof DefinedMethod ? method.module.name : undefined;
      const name = owner === undefined ? method.text : `[${owner}] ${method.text}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      methods.set(count === 1 ? name : `${name} (${count})`, method);
    }
    return methods;
  }

  /** What fills a slot that a method's list of fixups names. @throws R2RError if the signature cannot be read */
  fixup(importSection: number, slot: number): string {
    const text = this.page.cells.ofSlot(importSection, slot);
    let tidied = this.fixups.get(text);
    if (tidied === undefined) this.fixups.set(text, (tidied = withoutModuleIndex(text)));
    return tidied;
  }

  /** What a list of lines says; what cannot be read is said in its place. */
  guarded(where: string, lines: () => Iterable<string>): string[] {
    return Array.from(this.page.guarded(where, lines), (line) => this.line(line));
  }
}

/** Modules are numbered by each image for itself; their names say the same everywhere. */
export function withoutModuleIndex(text: string): string {
  return text.replace(/\(module \d+ ([^)]+)\)$/, '($1)');
}
