import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { fullName } from '../../../reference/wasm/declared-types.js';
import { packageRoot } from '../../../conformance/contract/package-root.js';
import type { FieldDeclaration, PrimitiveTypeName, TypeDeclaration, TypeUse } from '../../../conformance/contract/type-declarations.js';

/** Types of C# that have a word. */
export const KEYWORDS: Readonly<Record<string, PrimitiveTypeName>> = {
  void: 'void', bool: 'bool', char: 'char', sbyte: 'int8', byte: 'uint8', short: 'int16', ushort: 'uint16', int: 'int32', uint: 'uint32',
  long: 'int64', ulong: 'uint64', float: 'float32', double: 'float64', nint: 'nint', nuint: 'nuint', string: 'string', object: 'object',
};

/** Words for types that have a name besides. */
const OTHER_NAMES: Readonly<Record<string, string>> = { decimal: 'Decimal', Span: 'ReadOnlySpan' };

/** The types that a signature may name: those that are given, and those of the spec's examples. */
export class KnownTypes {
  private readonly known: readonly TypeDeclaration[];
  /** Structs that stand for their size. */
  private readonly made: TypeDeclaration[] = [];

  constructor(given: readonly TypeDeclaration[]) {
    this.known = [...given, ...specDeclarations().filter(({ module }) => module !== undefined)];
  }

  /** The declarations that some types rest on. */
  neededBy(uses: readonly TypeUse[]): TypeDeclaration[] {
    const needed = new Set<TypeDeclaration>();
    const visit = (use: TypeUse): void => {
      if (typeof use === 'string' || !('name' in use)) return;
      use.arguments?.forEach(visit);
      const declaration = [...this.known, ...this.made].find((each) => fullName(each) === fullName(use));
      if (declaration === undefined || needed.has(declaration)) return;
      needed.add(declaration);
      declaration.fields.forEach(({ type }) => visit(type));
    };
    uses.forEach(visit);
    return [...needed];
  }

  /** The use of a named type; `S24` is a struct of so many bytes unless there is a type of that name. Undefined if nothing is known of it. */
  use(name: string, types: readonly TypeUse[]): TypeUse | undefined {
    const plain = OTHER_NAMES[name] ?? name;
    const full = types.length === 0 ? plain : `${plain}\`${types.length}`;
    const declared = this.known.find((each) => each.name === full && each.enclosing === undefined) ?? this.struct(full);
    if (declared === undefined) return undefined;
    const { namespace, module } = declared;
    return { name: full, ...(namespace === undefined ? {} : { namespace }), ...(module === undefined ? {} : { module }), ...(types.length === 0 ? {} : { arguments: [...types] }) };
  }

  private struct(name: string): TypeDeclaration | undefined {
    const made = this.made.find((each) => each.name === name);
    const [, digits] = /^S([1-9]\d{0,4})$/.exec(name) ?? [];
    if (made !== undefined || digits === undefined) return made;
    const size = Number(digits);
    const [type, width]: [PrimitiveTypeName, number] = size % 8 === 0 ? ['int64', 8] : size % 4 === 0 ? ['int32', 4] : ['uint8', 1];
    // A struct of one field would be passed as that field; one without fields has one byte.
    const [field, count]: [PrimitiveTypeName, number] = size > width ? [type, size / width] : ['uint8', size > 1 ? size : 0];
    const fields = Array.from({ length: count }, (_, index): FieldDeclaration => ({ name: `f${index}`, type: field }));
    const declaration: TypeDeclaration = { name, sort: 'struct', layout: 'sequential', fields };
    this.made.push(declaration);
    return declaration;
  }
}

/** The declarations that the examples of the spec use. */
function specDeclarations(): TypeDeclaration[] {
  const topic = JSON.parse(readFileSync(join(packageRoot(), 'spec/wasm/lowering.json'), 'utf8')) as { calculations: { lower: { library: { declarations: TypeDeclaration[] } } } };
  return topic.calculations.lower.library.declarations;
}
