import type { Field, StructDefinition } from '../spec-machine/dialect.js';
import { parseTypeUse, type TypeUse } from '../spec-machine/type-use.js';
import { fieldBits, structBits } from './layout-size.js';
import { code, paragraphs, table } from './markdown.js';
import { readable } from './readable.js';
import { appliesText, type Site } from './site.js';

/** The layout of a structure: a row for each field, in the order of the bytes. */
export function structTable(site: Site, page: string, name: string, struct: StructDefinition): string {
  return new StructTable(site, page, name, struct).show();
}

class StructTable {
  private readonly unit: 'byte' | 'bit';

  constructor(
    private readonly site: Site,
    private readonly page: string,
    private readonly name: string,
    private readonly struct: StructDefinition,
  ) {
    this.unit = struct.unit ?? 'byte';
  }

  show(): string {
    return paragraphs(this.about(), table([this.unit === 'bit' ? 'Bit' : 'Offset', 'Field', 'Type', 'There', 'Versions', 'Meaning'], this.rows()), this.published());
  }

  private about(): string {
    const bits = structBits(this.site.spec, this.struct);
    const size = bits === undefined || bits === 0 ? '' : bits % 8 === 0 && this.unit === 'byte' ? `${bits / 8} bytes.` : `${bits} bits.`;
    const parameters = [...(this.struct.types ?? []), ...(this.struct.params ?? [])];
    const takes = parameters.length === 0 ? '' : `Who uses it gives ${parameters.map(code).join(', ')}.`;
    const phase = this.struct.phase === undefined ? '' : `What is cut inside is truncated in phase ${this.struct.phase}.`;
    return [this.unit === 'bit' ? 'A bit stream, least significant bit first.' : '', size, takes, phase].filter(Boolean).join(' ');
  }

  private rows(): string[][] {
    let offset: number | undefined = 0;
    return this.struct.struct.map((field) => {
      const row = [this.offset(field, offset), this.fieldName(field), this.type(field), field.if === undefined ? '' : `if ${code(this.expression(field.if))}`, appliesText(field.applies), this.meaning(field)];
      const bits = fieldBits(this.site.spec, field);
      offset = offset === undefined || bits === undefined ? undefined : offset + bits;
      return row;
    });
  }

  private offset(field: Field, bits: number | undefined): string {
    if (field.let !== undefined) return '';
    if (field.at !== undefined) return `at ${code(this.expression(field.at))}`;
    if (bits === undefined) return 'next';
    return this.unit === 'bit' ? String(bits) : bits % 8 === 0 ? String(bits / 8) : `${Math.floor(bits / 8)}, bit ${bits % 8}`;
  }

  private fieldName({ name, hidden, let: computed }: Field): string {
    return hidden && computed === undefined ? `${code(name)} ¹` : hidden ? `${code(name)} ¹` : code(name);
  }

  private type(field: Field): string {
    if (field.type === undefined) return 'computed';
    const names = field.enum ?? field.flags;
    const repeated = field.count === undefined ? (field.while === undefined ? '' : ` …, while ${code(this.expression(field.while))}`) : ` × ${code(this.expression(field.count))}`;
    const within = field.within === undefined ? '' : ` in ${code(this.expression(field.within))} ${this.unit}s`;
    return `${this.use(parseTypeUse(field.type, this.name))}${repeated}${within}${names === undefined ? '' : `, ${this.site.definition(this.page, names)}`}`;
  }

  private use(use: TypeUse): string {
    const types = use.types.length === 0 ? '' : ` of ${use.types.map((type) => this.use(type)).join(', ')}`;
    const args = use.args.length === 0 ? '' : ` (${use.args.map((arg) => code(this.expression(arg))).join(', ')})`;
    return `${this.site.definition(this.page, use.name)}${types}${args}`;
  }

  private meaning(field: Field): string {
    const computed = field.let === undefined ? '' : code(`= ${this.expression(field.let)}`);
    const rules = (this.site.spec.constraints.get(`${this.name}.${field.name}`) ?? []).map(({ id }) => this.site.requirement(this.page, id));
    const continues = field.continues ? 'What follows stands behind it.' : '';
    const sees = [
      ...(field.declares === undefined ? [] : [`${code('size')} = ${code(this.expression(field.declares))}`]),
      ...Object.entries(field.context ?? {}).map(([name, value]) => `${code(`context.${name}`)} = ${code(this.expression(value))}`),
    ];
    const seen = sees.length === 0 ? '' : `Read with ${sees.join(', ')}.`;
    const mapped = field.mapped === undefined ? '' : `Positions in it are RVAs, found by ${code(this.expression(field.mapped))}.`;
    return [field.says ?? '', computed, continues, seen, mapped, rules.length === 0 ? '' : `→ ${rules.join(', ')}`].filter(Boolean).join(' ');
  }

  private published(): string {
    const hidden = this.struct.struct.some((field) => field.hidden) ? '¹ Not part of the published value.' : '';
    const view = this.struct.view === undefined ? '' : `Published as ${code(this.expression(this.struct.view))}.`;
    return [hidden, view].filter(Boolean).join(' ');
  }

  private expression(text: string): string {
    return readable(this.site.spec, text);
  }
}
