import { readFixupList } from '../../image/fixup-list.js';
import type { EntryPoint } from '../../image/entry-point.js';
import type { Image } from '../../image/image.js';
import type { ImageModule } from '../../image/image-module.js';
import type { ByteCursor } from '../../io/cursor.js';
import { WorkBudget } from '../../io/work-budget.js';
import { GenericCounts } from '../generic-counts.js';
import type { Claim, Rule } from '../rule.js';
import type { Verification } from '../verification.js';
import { fixupCells } from './fixup-cells.js';
import { fixupOrder } from './fixup-order.js';
import { instanceTokens } from './instance-tokens.js';
import { methodBodies } from './method-bodies.js';
import { plainMethods } from './plain-methods.js';
import type { MethodFixups, MethodOfModule } from './subjects.js';
import { uniqueFunctions } from './unique-functions.js';

const IMAGE_RULES: readonly Rule<Image>[] = [uniqueFunctions, instanceTokens];
const METHOD_RULES: readonly Rule<MethodOfModule>[] = [plainMethods, methodBodies];
const FIXUP_RULES: readonly Rule<MethodFixups>[] = [fixupOrder, fixupCells];

const METHODS: Claim = { requirement: 'ENTRY-1', structure: 'method-entry-element' };
const INSTANCES: Claim = { requirement: 'INS-1', structure: 'instance-entry-points' };
const FIXUPS: Claim = { requirement: 'FLIST-1', structure: 'fixup-lists' };

/** Sections 103 and 109: the methods with code, and what they need before they run. */
export function verifyMethodTables(verification: Verification): void {
  const { image } = verification;
  const generics = new GenericCounts();
  for (const module of verification.attempt(METHODS, '', () => image.modules) ?? []) verifyModule(verification, module, generics);
  verifyInstances(verification);
  verification.apply(IMAGE_RULES, image);
}

function verifyModule(verification: Verification, module: ImageModule, generics: GenericCounts): void {
  const path = module.component === undefined ? 'MethodDefEntryPoints' : `Components[${module.component}].MethodDefEntryPoints`;
  const table = verification.attempt(METHODS, path, () => module.methodEntryPoints);
  if (table === undefined) return;
  const lists = new FixupLists(verification, (position) => table.fixupCursor(position));
  for (let rid = 1; rid <= table.array.count; rid++) {
    const place = `${path}[${rid - 1}]`;
    const entry = verification.attempt(METHODS, place, () => table.read(rid));
    if (entry === undefined) continue;
    verification.apply(METHOD_RULES, { entry, module, generics }, place);
    lists.verify(entry, place);
  }
}

function verifyInstances(verification: Verification): void {
  const table = verification.attempt(INSTANCES, 'InstanceMethodEntryPoints', () => verification.image.instanceEntryPoints);
  if (table === undefined) return;
  const lists = new FixupLists(verification, (position) => table.fixupCursor(position));
  verification.attempt(INSTANCES, 'InstanceMethodEntryPoints', () => {
    let index = 0;
    for (const entry of table.entries()) lists.verify(entry, `InstanceMethodEntryPoints[${index++}]`);
  });
}

/** The fixup lists of one table, each looked at once: methods share them. */
class FixupLists {
  private readonly seen = new Set<number>();
  private readonly budget: WorkBudget;

  constructor(
    private readonly verification: Verification,
    private readonly cursorAt: (position: number) => ByteCursor,
  ) {
    this.budget = new WorkBudget(verification.image.context.space.bytes.length);
  }

  verify({ fixups }: EntryPoint, path: string): void {
    if (fixups === undefined || this.seen.has(fixups)) return;
    this.seen.add(fixups);
    const { image } = this.verification;
    const list = this.verification.attempt(FIXUPS, `${path}.Fixups`, () => {
      const read = readFixupList(this.cursorAt(fixups), image.target.pointerSize, image.importSections);
      this.budget.spend(read.range);
      return read;
    });
    if (list !== undefined) this.verification.apply(FIXUP_RULES, list, `${path}.Fixups`);
  }
}
