import { FIXUP_KINDS as KINDS, fixupKindName } from '../../signatures/fixup-kinds.js';
import type { TypeSignature } from '../../signatures/type.js';
import type { Fault } from '../finding.js';
import type { Rule } from '../rule.js';
import type { CellOfSection } from './subjects.js';

type ElementType = TypeSignature['kind'];

/** What no object is of, and nothing can be asked of. */
const NO_OBJECTS: ReadonlySet<ElementType> = new Set<ElementType>(['VOID', 'BYREF', 'PTR', 'FNPTR', 'VAR', 'MVAR', 'TYPEDBYREF']);
const INSTANCES: ReadonlySet<ElementType> = new Set<ElementType>(['CLASS', 'GENERICINST']);
const DEFINED: ReadonlySet<ElementType> = new Set<ElementType>(['CLASS', 'VALUETYPE', 'GENERICINST']);
const VECTORS: ReadonlySet<ElementType> = new Set<ElementType>(['SZARRAY']);

/** The kinds that only some types make sense with. */
const ALLOWED: Readonly<Record<number, (type: ElementType) => boolean>> = {
  [KINDS.FieldBaseOffset]: (type) => INSTANCES.has(type),
  [KINDS.NewArray]: (type) => VECTORS.has(type),
  [KINDS.Check_TypeLayout]: (type) => DEFINED.has(type),
  [KINDS.Verify_TypeLayout]: (type) => DEFINED.has(type),
  [KINDS.NewObject]: (type) => !NO_OBJECTS.has(type),
  [KINDS.ChkCast]: (type) => !NO_OBJECTS.has(type),
  [KINDS.IsInstanceOf]: (type) => !NO_OBJECTS.has(type),
  [KINDS.StaticBaseNonGC]: (type) => !NO_OBJECTS.has(type),
  [KINDS.StaticBaseGC]: (type) => !NO_OBJECTS.has(type),
  [KINDS.ThreadStaticBaseNonGC]: (type) => !NO_OBJECTS.has(type),
  [KINDS.ThreadStaticBaseGC]: (type) => !NO_OBJECTS.has(type),
  [KINDS.CctorTrigger]: (type) => !NO_OBJECTS.has(type),
};

/** A fixup names a type of which there is what it asks for: statics, instance fields, objects, elements (r2r-format 7.3). */
export const operandTypes: Rule<CellOfSection> = {
  requirement: 'XREF-31',
  structure: 'fixups',
  *check({ cell: { fixup } }): Iterable<Fault> {
    const isAllowed = ALLOWED[fixup.kind];
    const { operand } = fixup;
    if (isAllowed === undefined || (operand.form !== 'type' && operand.form !== 'type-layout')) return;
    let { type } = operand;
    while (type.kind === 'MODULE_ZAPSIG') type = type.type;
    if (!isAllowed(type.kind)) yield { range: fixup.range, message: `${fixupKindName(fixup.kind)} of ${type.kind}` };
  },
};
