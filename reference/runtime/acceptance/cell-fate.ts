import { R2RError } from '../../errors.js';
import type { Image } from '../../image/image.js';
import { readImportCell } from '../../image/import-sections.js';
import { FIXUP_KINDS } from '../../signatures/fixup-kinds.js';
import type { Fixup } from '../../signatures/fixup.js';
import { Assemblies } from '../types/assemblies.js';
import type { TypeInstance } from '../types/closed-type.js';
import { ImageTypes } from '../types/image-types.js';
import { InstanceLayouts } from '../types/instance-layout.js';
import { fieldIsWhere, fieldOffset, nullCheckLimit, ownFieldsStart, verifiedFieldIsWhere } from './field-checks.js';
import { isPreset } from './eager-cells.js';
import { holdsOnMachine } from './instruction-sets.js';
import { orError, type Subject } from './subject.js';
import { hasLayout } from './type-layout-check.js';
import { overrideHolds } from './virtual-override-check.js';

/** What becomes of a method when a cell of its fixup list is to be filled (runtime-semantics B.2). */
export type Fate = 'filled' | 'dropped' | 'throwsAtCall' | 'fatal';

/**
 * Judges the cells of one image. A check of what is not among the files, or what the files do not tell, is taken to hold.
 */
export class CellFates {
  private readonly types: ImageTypes;
  private readonly layouts: InstanceLayouts;
  private readonly known = new Map<string, Fate>();

  constructor(
    private readonly subject: Subject,
    private readonly image: Image,
  ) {
    this.types = new ImageTypes(image, new Assemblies(subject.around));
    this.layouts = new InstanceLayouts(image.target.pointerSize);
  }

  /** A method of a type that cannot be loaded throws, whatever its own code asks for. */
  fateOfOwner(moduleIndex: number, method: number): Fate {
    const module = this.types.module(moduleIndex);
    if (module === undefined) return 'filled';
    const owner = module.metadata.ownership.typeOfMethod(method);
    const key = `type ${owner}`;
    let fate = this.known.get(key);
    if (fate === undefined) {
      const layout = orError(() => this.layouts.of({ definition: module.definition(owner), arguments: [] }));
      this.known.set(key, (fate = layout instanceof R2RError ? 'throwsAtCall' : 'filled'));
    }
    return fate;
  }

  fateOf(section: number, cell: number): Fate {
    const key = `${section}.${cell}`;
    let fate = this.known.get(key);
    if (fate === undefined) this.known.set(key, (fate = this.judge(section, cell)));
    return fate;
  }

  private judge(sectionIndex: number, index: number): Fate {
    const { image } = this;
    const section = image.importSections[sectionIndex];
    // A cell that holds something counts as filled (C-02).
    if (isPreset(image, section, index)) return 'filled';
    const cell = orError(() => readImportCell(image.context, section, index, image.signatures));
    if (cell instanceof R2RError) return cell.code === 'fixup.kind' ? 'dropped' : 'throwsAtCall';
    const fate = orError(() => this.resolved(cell.fixup));
    // Only a check of IL makes a failure of what throws elsewhere (B.2).
    if (fate instanceof R2RError) return cell.fixup.kind === FIXUP_KINDS.Check_IL_Body ? 'dropped' : 'throwsAtCall';
    return fate;
  }

  /** @throws R2RError where resolving the cell throws */
  private resolved({ kind, operand }: Fixup): Fate {
    const { types, layouts, subject, image } = this;
    const limit = nullCheckLimit(image.target);
    switch (operand.form) {
      case 'instruction-sets':
        return holdsOnMachine(operand, subject.runtime) ? 'filled' : 'dropped';
      case 'type-layout':
        return kind === FIXUP_KINDS.Continuation_Layout ? 'filled' : checked(hasLayout(operand, types, layouts, image.target), kind === FIXUP_KINDS.Verify_TypeLayout);
      case 'field-offset-check':
        return checked(fieldIsWhere(operand, types, layouts), false);
      case 'field-offset-verify':
        return checked(verifiedFieldIsWhere(operand, types, layouts), true);
      case 'virtual-override':
        return checked(overrideHolds(operand, types), kind === FIXUP_KINDS.Verify_VirtualFunctionOverride);
      case 'field':
        if (kind === FIXUP_KINDS.FieldOffset) return checked(within(limit, fieldOffset(operand.field, types, layouts)), false);
        return loaded(types.field(operand.field)?.owner, layouts);
      case 'type':
        if (kind === FIXUP_KINDS.FieldBaseOffset) return checked(within(limit, ownFieldsStart(operand.type, types, layouts)), false);
        types.closed(operand.type);
        return loaded(types.instance(operand.type), layouts);
      case 'method':
      case 'il-body':
        return loaded(types.method(operand.method)?.owner, layouts);
      case 'method-token':
        return loaded(types.methodOfToken(operand.token)?.owner, layouts);
      default:
        return 'filled';
    }
  }
}

/** A check that fails drops the method, a verification that fails ends the process (B.2). */
function checked(holds: boolean | undefined, verified: boolean): Fate {
  if (holds !== false) return 'filled';
  return verified ? 'fatal' : 'dropped';
}

/** What cannot be laid out cannot be loaded. @throws R2RError as `InstanceLayouts.of` */
function loaded(type: TypeInstance | undefined, layouts: InstanceLayouts): Fate {
  if (type !== undefined) layouts.of(type);
  return 'filled';
}

function within(limit: number, offset: number | undefined): boolean | undefined {
  return offset === undefined ? undefined : offset <= limit;
}
